package org.aidflow.access;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who holds which role where, and who may take a task. Reads the engine's memberships in one
 * statement each.
 */
@Component
public class Officials {
  private final JdbcClient jdbc;
  private final AidflowClock clock;

  Officials(JdbcClient jdbc, AidflowClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the official holds the role that is competent for the area. */
  public boolean holds(String userId, Role role, AreaCode area) {
    return groupsOf(userId).contains(role.groupIn(area));
  }

  /** Everybody who holds the role that is competent for the area, present or not. */
  public List<String> holders(Role role, AreaCode area) {
    return jdbc.sql(
            "select user_id_ from act_id_membership where group_id_ = :group order by user_id_")
        .param("group", role.groupIn(area))
        .query(String.class)
        .list();
  }

  public boolean absent(String userId) {
    return jdbc.sql(
            "select exists (select from absence where official = :user and :today between from_day and until_day)")
        .param("user", userId)
        .param("today", LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }

  /**
   * Those of the group who may do this to the subject now: present, and not barred by what they did
   * before.
   */
  public List<String> eligible(String groupId, Hand hand, Subject subject) {
    return jdbc.sql(
            """
            select m.user_id_ from act_id_membership m
            where m.group_id_ = :group
              and not exists (select from absence a
                              where a.official = m.user_id_ and :today between a.from_day and a.until_day)
              and not exists (select from work_hand h join hand_rule r on r.never_after = h.hand
                              where h.subject = :subject and h.official = m.user_id_ and r.hand = :hand)
            order by m.user_id_
            """)
        .param("group", groupId)
        .param("today", LocalDate.now(clock))
        .param("subject", subject.value())
        .param("hand", hand.name())
        .query(String.class)
        .list();
  }

  public boolean eligible(String userId, String groupId, Hand hand, Subject subject) {
    return eligible(groupId, hand, subject).contains(userId);
  }

  /** The name to show, the user id when there is no such account. */
  public String displayName(String userId) {
    return displayNames(Set.of(userId)).getOrDefault(userId, userId);
  }

  /** The names to show of all who have an account, in one statement. */
  public Map<String, String> displayNames(Collection<String> userIds) {
    return jdbc
        .sql(
            "select id_, concat_ws(' ', nullif(first_, ''), nullif(last_, '')) as name from act_id_user where id_ = any (:users)")
        .param("users", userIds.toArray(String[]::new))
        .query((row, number) -> Map.entry(row.getString("id_"), row.getString("name")))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The ids of all groups: one per role and area, and one per role at large. */
  public List<String> groupsOf(String userId) {
    return jdbc.sql(
            "select group_id_ from act_id_membership where user_id_ = :user order by group_id_")
        .param("user", userId)
        .query(String.class)
        .list();
  }

  /** Whether the official sees the cases of the area: by a case-working role in it or around it. */
  public boolean mayRead(String userId, AreaCode area) {
    return groupsOf(userId).stream()
        .flatMap(group -> Post.parse(group).stream())
        .anyMatch(post -> post.role().seesCases() && area.within(post.area()));
  }
}
