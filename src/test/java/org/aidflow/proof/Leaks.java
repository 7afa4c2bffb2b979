package org.aidflow.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for personal values in every column of every table of the engine, and in the log. */
final class Leaks {

  private final Auditor auditor;
  private final Set<String> planted;

  /**
   * @param planted names, numbers and sentences that belong in the vault and its rooms only
   */
  Leaks(Auditor auditor, Set<String> planted) {
    this.auditor = auditor;
    this.planted = planted;
  }

  /** Each engine table in which a value stands, as text or as bytes, with the value. */
  List<String> inTheEngine() {
    var found = new ArrayList<String>();
    var tables =
        auditor.query(
            "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_name like 'act\\_%'");
    var values =
        planted.stream()
            .flatMap(value -> List.of(value, hex(value)).stream())
            .map(value -> "('" + value.replace("'", "''") + "')")
            .collect(Collectors.joining(","));
    for (var table : tables) {
      var name = table.get("table_name");
      auditor
          .query(
              "select distinct planted.value from (values %s) planted(value) join %s t on strpos(t::text, planted.value) > 0"
                  .formatted(values, name))
          .forEach(row -> found.add(name + ": " + row.get("value")));
    }
    return found;
  }

  List<String> in(String log) {
    return planted.stream().filter(log::contains).toList();
  }

  private static String hex(String value) {
    return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
  }
}
