package org.aidflow.verification;

/** Whom the investigators met. */
public enum PersonSeen {
  APPLICANT,
  FAMILY_MEMBER,
  GUARDIAN,
  NEIGHBOUR,
  NOBODY;

  boolean isOfTheHousehold() {
    return compareTo(NEIGHBOUR) < 0;
  }
}
