package org.aidflow.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.stereotype.Component;

/** Who is logged into Tasklist in the browser that calls. */
@Component
public class OfficialSession {

  OfficialSession() {}

  /** The user id of the official; empty before they log in. */
  public Optional<String> userId(HttpServletRequest request) {
    return of(request).map(UserAuthentication::getIdentityId);
  }

  /** The official and the groups that they held when Tasklist last looked. */
  Optional<OfficialAuthentication> authentication(HttpServletRequest request) {
    return of(request)
        .map(login -> new OfficialAuthentication(login.getIdentityId(), login.getGroupIds()));
  }

  private static Optional<UserAuthentication> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .flatMap(
            session ->
                AuthenticationUtil.getAuthsFromSession(session).getAuthentications().stream()
                    .findFirst());
  }
}
