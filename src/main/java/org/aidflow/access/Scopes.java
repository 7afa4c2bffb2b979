package org.aidflow.access;

/**
 * What outside systems may be allowed, and the conditions that demand it:
 * {@code @PreAuthorize(Scopes.MAY_FILE_CASES)} on a controller's method.
 */
public final class Scopes {
  public static final String CASES_FILE = "cases:file";
  public static final String CASES_READ = "cases:read";
  public static final String OBJECTIONS = "objections";
  public static final String DONORS = "donors";
  public static final String GIFTS = "gifts";
  public static final String QUESTIONS = "questions";
  public static final String EVENTS = "events";
  public static final String METRICS = "metrics";

  public static final String MAY_FILE_CASES = "hasAuthority('SCOPE_" + CASES_FILE + "')";
  public static final String MAY_READ_CASES = "hasAuthority('SCOPE_" + CASES_READ + "')";
  public static final String MAY_OBJECT = "hasAuthority('SCOPE_" + OBJECTIONS + "')";
  public static final String MAY_ACT_FOR_DONORS = "hasAuthority('SCOPE_" + DONORS + "')";
  public static final String MAY_REPORT_GIFTS = "hasAuthority('SCOPE_" + GIFTS + "')";
  public static final String MAY_SEE_GIFTS =
      "hasAnyAuthority('SCOPE_" + GIFTS + "', 'SCOPE_" + DONORS + "')";
  public static final String MAY_ANSWER_QUESTIONS = "hasAuthority('SCOPE_" + QUESTIONS + "')";
  public static final String MAY_FOLLOW_EVENTS = "hasAuthority('SCOPE_" + EVENTS + "')";
  public static final String MAY_READ_METRICS = "hasAuthority('SCOPE_" + METRICS + "')";

  private Scopes() {}
}
