package org.aidflow.access;

/** Who does something: a person, another system, or the application by itself. */
public sealed interface Actor {

  /** {@code official:township-head-1}, {@code client:portal} or {@code system}. */
  String id();

  /** Somebody with an account. */
  record Official(String userId) implements Actor {
    @Override
    public String id() {
      return "official:" + userId;
    }
  }

  /** An outside system. */
  record Client(String clientId) implements Actor {
    @Override
    public String id() {
      return "client:" + clientId;
    }
  }

  /** The application by itself: jobs, sweeps, callbacks. */
  record SystemActor() implements Actor {
    @Override
    public String id() {
      return "system";
    }
  }
}
