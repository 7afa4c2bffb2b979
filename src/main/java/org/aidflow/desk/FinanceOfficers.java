package org.aidflow.desk;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.bank.CustodySettings;
import org.aidflow.kernel.NotAllowed;
import org.springframework.stereotype.Component;

/**
 * Which officials answer for money: the finance office of the custody account's county for the
 * account, every releaser for what is offered to them.
 */
@Component
class FinanceOfficers {
  private static final Set<Role> FINANCE = EnumSet.of(Role.FINANCE_PREPARER, Role.FINANCE_RELEASER);

  private final Officials officials;
  private final CustodySettings custody;

  FinanceOfficers(Officials officials, CustodySettings custody) {
    this.officials = officials;
    this.custody = custody;
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
    return postsOf(official)
        .filter(post -> FINANCE.contains(post.role()))
        .anyMatch(post -> custody.area().within(post.area()));
  }

  boolean releases(String official) {
    return postsOf(official).anyMatch(post -> post.role() == Role.FINANCE_RELEASER);
  }

  private Stream<Post> postsOf(String official) {
    return officials.groupsOf(official).stream().flatMap(group -> Post.parse(group).stream());
  }
}
