package org.aidflow.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The break-glass account, which holds every right; opened by the first start and never changed by
 * later ones.
 */
@ConfigurationProperties("aidflow.admin")
record AdminSettings(@DefaultValue("admin") String user, @Nullable String password) {

  /** Says nothing of the password, so that no log does. */
  @Override
  public String toString() {
    return user;
  }
}
