package org.aidflow.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts officials into roles and areas, and notes when they are away. Whoever holds a role anywhere
 * is also a member of the role's own group ({@link Role#id}), so that rights are granted once per
 * role.
 */
@Component
public class Staffing {
  private static final String GROUP_TYPE = "aidflow";

  private final ObjectProvider<IdentityService> identities;
  private final Officials officials;
  private final JdbcClient jdbc;
  private final Audit audit;

  Staffing(
      ObjectProvider<IdentityService> identities,
      Officials officials,
      JdbcClient jdbc,
      Audit audit) {
    this.identities = identities;
    this.officials = officials;
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Gives the official the role in each of these areas, all of the role's level. */
  @Transactional
  public void appoint(String userId, Role role, Collection<AreaCode> areas) {
    join(userId, role.id(), role.en());
    for (var area : areas) {
      if (!Areas.exists(area)) {
        throw InvalidInput.of("area", ErrorCode.UNKNOWN_AREA, "the area is unknown");
      }
      join(userId, new Post(role, area).group(), role.en() + ", " + Areas.nameOf(area));
    }
    audit.write("official-appointed", userId, Map.of("role", role.id(), "areas", names(areas)));
  }

  /** Takes the role in these areas away. */
  @Transactional
  public void dismiss(String userId, Role role, Collection<AreaCode> areas) {
    areas.forEach(
        area -> identities.getObject().deleteMembership(userId, new Post(role, area).group()));
    if (officials.groupsOf(userId).stream()
        .flatMap(group -> Post.parse(group).stream())
        .noneMatch(post -> post.role() == role)) {
      identities.getObject().deleteMembership(userId, role.id());
    }
    audit.write("official-dismissed", userId, Map.of("role", role.id(), "areas", names(areas)));
  }

  /** Notes that the official takes no new tasks on these days, the first and the last included. */
  @Transactional
  public void away(String userId, LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      throw InvalidInput.of("until", ErrorCode.OUT_OF_RANGE, "an absence ends after it begins");
    }
    jdbc.sql(
            "insert into absence (official, from_day, until_day) values (:official, :from, :until)")
        .param("official", userId)
        .param("from", from)
        .param("until", until)
        .update();
    audit.write(
        "absence-noted", userId, Map.of("from", from.toString(), "until", until.toString()));
  }

  /** Ends the absence that the day lies in, from that day on. */
  @Transactional
  public void back(String userId, LocalDate day) {
    jdbc.sql("delete from absence where official = :official and from_day = :day")
        .param("official", userId)
        .param("day", day)
        .update();
    jdbc.sql(
            "update absence set until_day = :day - 1 where official = :official and :day between from_day and until_day")
        .param("official", userId)
        .param("day", day)
        .update();
    audit.write("absence-ended", userId, Map.of("on", day.toString()));
  }

  private void join(String userId, String group, String name) {
    var identity = identities.getObject();
    if (identity.createGroupQuery().groupId(group).count() == 0) {
      var founded = identity.newGroup(group);
      founded.setName(name);
      founded.setType(GROUP_TYPE);
      identity.saveGroup(founded);
    }
    if (!officials.groupsOf(userId).contains(group)) {
      identity.createMembership(userId, group);
    }
  }

  private static List<String> names(Collection<AreaCode> areas) {
    return areas.stream().map(AreaCode::value).toList();
  }
}
