package org.aidflow.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** An official who is known by session or password, with the groups they hold. */
final class OfficialAuthentication extends AbstractAuthenticationToken {
  private final String userId;
  private final List<String> groups;

  OfficialAuthentication(String userId, List<String> groups) {
    super(List.of());
    this.userId = userId;
    this.groups = List.copyOf(groups);
    setAuthenticated(true);
  }

  List<String> groups() {
    return groups;
  }

  @Override
  public String getPrincipal() {
    return userId;
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
