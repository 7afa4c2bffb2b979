package org.aidflow.access;

import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets an outside system in by id and secret; its scopes become authorities. */
final class ClientAuthentication implements AuthenticationProvider {
  /** What every client holds and no official does. */
  static final GrantedAuthority CLIENT = new SimpleGrantedAuthority("CLIENT");

  private final Clients clients;

  ClientAuthentication(Clients clients) {
    this.clients = clients;
  }

  @Override
  public Authentication authenticate(Authentication claimed) {
    var scopes =
        clients
            .scopes(claimed.getName(), String.valueOf(claimed.getCredentials()))
            .orElseThrow(() -> new BadCredentialsException("unknown client or wrong secret"));
    var authorities =
        Stream.concat(
                Stream.of(CLIENT),
                scopes.stream().map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope)))
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(claimed.getName(), null, authorities);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
