package org.aidflow.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Asks the engine in the application's own name while an official is logged in, so that it answers
 * whole: who may know what is for the caller to say.
 */
@Component
class OwnName {

  private final IdentityService identity;

  OwnName(IdentityService identity) {
    this.identity = identity;
  }

  <T> T ask(Supplier<T> question) {
    var official = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return question.get();
    } finally {
      identity.setAuthentication(official);
    }
  }
}
