package org.aidflow.proof;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for personal values in every column of every table of the engine, and in the log. */
final class Leaks {

  private final Auditor auditor;
  private final Sought sought;

  /**
   * @param planted names, numbers and sentences that belong in the vault and its rooms only
   */
  Leaks(Auditor auditor, Set<String> planted) {
    this.auditor = auditor;
    this.sought = new Sought(planted);
  }

  /** Each engine table in which a value stands, as text or as bytes, with the value. */
  List<String> inTheEngine() {
    var found = new ArrayList<String>();
    var tables =
        auditor.query(
            "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_name like 'act\\_%'");
    for (var table : tables) {
      var name = table.get("table_name");
      auditor.query("select t::text as row from %s t".formatted(name)).stream()
          .map(row -> requireNonNull(row.get("row")))
          .flatMap(row -> sought.in(row).stream())
          .distinct()
          .forEach(value -> found.add(name + ": " + value));
    }
    return found;
  }

  List<String> in(String log) {
    return sought.in(log);
  }
}
