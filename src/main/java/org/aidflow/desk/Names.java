package org.aidflow.desk;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.kernel.Areas;
import org.springframework.stereotype.Component;

/** Whom the records of a case mean, in words. */
@Component
class Names {

  private static final String OFFICIAL = "official:";
  private static final String CLIENT = "client:";

  private final Officials officials;

  Names(Officials officials) {
    this.officials = officials;
  }

  /** The names of these actors and officials, looked up once. */
  Known of(Collection<String> actors) {
    var users = new HashSet<String>();
    actors.forEach(actor -> users.add(userOf(actor)));
    return new Known(officials.displayNames(users));
  }

  /** Whom a task is offered to. */
  static String ofGroup(String group) {
    return Post.parse(group)
        .map(post -> post.role().en() + ", " + Areas.nameOf(post.area()))
        .orElse(group);
  }

  /**
   * {@code NOT_ELIGIBLE} and {@code yearlyIncome} as {@code not eligible}, {@code yearly income}.
   */
  static String plain(String code) {
    return code.equals(code.toUpperCase(Locale.ROOT))
        ? code.replace('_', ' ').toLowerCase(Locale.ROOT)
        : String.join(" ", Arrays.asList(code.split("(?<=[a-z0-9])(?=[A-Z])")))
            .toLowerCase(Locale.ROOT);
  }

  private static String userOf(String actor) {
    return actor.startsWith(OFFICIAL) ? actor.substring(OFFICIAL.length()) : actor;
  }

  /** Names looked up before. */
  static final class Known {
    private final Map<String, String> byUser;

    private Known(Map<String, String> byUser) {
      this.byUser = byUser;
    }

    /** The name of an official, the id of a client, {@code aidflow} for the application itself. */
    String of(String actor) {
      if (actor.equals("system")) {
        return "aidflow";
      }
      if (actor.startsWith(CLIENT)) {
        return actor.substring(CLIENT.length());
      }
      var user = userOf(actor);
      var name = byUser.get(user);
      return name == null ? user : name + " (" + user + ")";
    }
  }
}
