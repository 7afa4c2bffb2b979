package org.aidflow.access;

import java.util.Map;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that people log in with. */
@Component
public class Accounts {
  private final ObjectProvider<IdentityService> identities;
  private final Audit audit;

  Accounts(ObjectProvider<IdentityService> identities, Audit audit) {
    this.identities = identities;
    this.audit = audit;
  }

  public boolean exists(String userId) {
    return identity().createUserQuery().userId(userId).count() > 0;
  }

  /** Opens an account; the name is shown as first name, then last name. */
  @Transactional
  public void open(String userId, String firstName, String lastName, String password) {
    if (exists(userId)) {
      throw Conflict.of(ErrorCode.DUPLICATE, "there is an account " + userId + " already");
    }
    var user = identity().newUser(userId);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(password);
    identity().saveUser(user);
    audit.write("account-opened", userId, Map.of());
  }

  /** Sets a new password. */
  @Transactional
  public void setPassword(String userId, String password) {
    var user = account(userId);
    user.setPassword(password);
    identity().saveUser(user);
    audit.write("password-set", userId, Map.of());
  }

  /** Closes the account with all its roles; what it did stays on record. */
  @Transactional
  public void close(String userId) {
    identity().deleteUser(account(userId).getId());
    audit.write("account-closed", userId, Map.of());
  }

  private User account(String userId) {
    var user = identity().createUserQuery().userId(userId).singleResult();
    if (user == null) {
      throw new NotFound("there is no account " + userId);
    }
    return user;
  }

  private IdentityService identity() {
    return identities.getObject();
  }
}
