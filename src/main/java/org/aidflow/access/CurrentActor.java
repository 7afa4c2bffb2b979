package org.aidflow.access;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Says who the running request or job acts for. */
@Component
public class CurrentActor {
  private final ObjectProvider<IdentityService> identities;

  CurrentActor(ObjectProvider<IdentityService> identities) {
    this.identities = identities;
  }

  public Actor get() {
    var engineUser = identities.getObject().getCurrentAuthentication();
    if (engineUser != null && engineUser.getUserId() != null) {
      return new Actor.Official(engineUser.getUserId());
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && isClient(authentication)
        ? new Actor.Client(authentication.getName())
        : new Actor.SystemActor();
  }

  /** The actor in one word, {@code official:township-head-1}. */
  public String id() {
    return get().id();
  }

  private static boolean isClient(Authentication authentication) {
    return authentication.isAuthenticated()
        && authentication.getAuthorities().contains(ClientAuthentication.CLIENT);
  }
}
