package org.aidflow.desk;

import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.reconciliation.CashFigures;
import org.springframework.stereotype.Component;

/**
 * Which officials answer for money: the finance office of the custody account's county for the
 * account, every releaser for what is offered to them.
 */
@Component
class FinanceOfficers {
  private final Officials officials;
  private final CashFigures figures;

  FinanceOfficers(Officials officials, CashFigures figures) {
    this.officials = officials;
    this.figures = figures;
  }

  /**
   * Lets the finance office of the custody account pass.
   *
   * @throws NotAllowed for others
   */
  void admitToTheAccount(String official) {
    if (!answersForTheAccount(official)) {
      throw new NotAllowed("This is for the finance office of the custody account.");
    }
  }

  /**
   * Lets releasers pass.
   *
   * @throws NotAllowed for others
   */
  void admitToReleases(String official) {
    if (!releases(official)) {
      throw new NotAllowed("This is for officials who release payments.");
    }
  }

  boolean answersForTheAccount(String official) {
    return holds(official, Role.FINANCE_PREPARER, figures.area())
        || holds(official, Role.FINANCE_RELEASER, figures.area());
  }

  boolean releases(String official) {
    return officials.groupsOf(official).stream()
        .flatMap(group -> Post.parse(group).stream())
        .anyMatch(post -> post.role() == Role.FINANCE_RELEASER);
  }

  private boolean holds(String official, Role role, AreaCode area) {
    return officials.groupsOf(official).stream()
        .flatMap(group -> Post.parse(group).stream())
        .anyMatch(post -> post.role() == role && area.within(post.area()));
  }
}
