package org.aidflow.access;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Lets an official in by user id and password, as the engine knows them; after wrong passwords the
 * engine makes them wait. Nothing is remembered, so that a changed role or password counts at once.
 */
final class OfficialPasswords implements AuthenticationProvider {
  private final IdentityService identity;
  private final Officials officials;

  OfficialPasswords(IdentityService identity, Officials officials) {
    this.identity = identity;
    this.officials = officials;
  }

  @Override
  public Authentication authenticate(Authentication claimed) {
    if (!identity.checkPassword(claimed.getName(), String.valueOf(claimed.getCredentials()))) {
      throw new BadCredentialsException("unknown user or wrong password");
    }
    return new OfficialAuthentication(claimed.getName(), officials.groupsOf(claimed.getName()));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
