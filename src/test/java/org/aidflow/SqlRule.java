package org.aidflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule that PostgreSQL keeps, as its catalog knows it.
 *
 * @param name in words; those of an exception are its function's name and the longest part of its
 *     message
 * @param removal the SQL that takes it away
 */
public record SqlRule(String name, String removal) {
  private static final Pattern RAISE = Pattern.compile("raise exception [^;]*;");
  private static final Pattern LITERAL =
      Pattern.compile("(errcode|constraint) = '[^']*'|'([^']*)'");

  private static final String OF_TABLES =
      """
      with of_table as (select oid from pg_class where relkind = 'r' and %s)
      select format('constraint %%s of %%s', conname, conrelid::regclass) as rule,
             format('alter table %%s drop constraint %%I cascade', conrelid::regclass, conname) as removal
        from pg_constraint join of_table t on t.oid = conrelid where contype in ('c', 'p', 'u', 'f', 'x')
      union all
      select format('trigger %%s of %%s', tgname, tgrelid::regclass), format('drop trigger %%I on %%s', tgname, tgrelid::regclass)
        from pg_trigger join of_table t on t.oid = tgrelid where not tgisinternal
      union all
      select format('index %%s', indexrelid::regclass), format('drop index %%s', indexrelid::regclass)
        from pg_index i join of_table t on t.oid = i.indrelid
       where i.indisunique and not exists (select from pg_constraint where conindid = i.indexrelid)
      union all
      select format('not null of %%s.%%s', attrelid::regclass, attname),
             format('alter table %%s alter column %%I drop not null', attrelid::regclass, attname)
        from pg_attribute a join of_table t on t.oid = a.attrelid
       where a.attnum > 0 and a.attnotnull and not a.attisdropped and a.attidentity = ''
         and not exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey))
      order by 1
      """;

  private static final String FUNCTIONS =
      """
      select proname, pg_get_functiondef(oid) from pg_proc where prokind = 'f' and %s order by 1
      """;

  /** Constraints, triggers, unique indexes and columns that take no null. */
  public static List<SqlRule> ofTables(Connection connection, String tables) throws SQLException {
    var rules = new ArrayList<SqlRule>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(OF_TABLES.formatted(tables))) {
      while (row.next()) {
        rules.add(new SqlRule(row.getString(1), row.getString(2)));
      }
    }
    return rules;
  }

  /** Each exception that a function raises; taken away, the function goes on without it. */
  public static List<SqlRule> ofFunctions(Connection connection, String functions)
      throws SQLException {
    var rules = new ArrayList<SqlRule>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(FUNCTIONS.formatted(functions))) {
      while (row.next()) {
        rules.addAll(withoutEachRaise(row.getString(1), row.getString(2)));
      }
    }
    return rules;
  }

  private static List<SqlRule> withoutEachRaise(String function, String definition) {
    var names = new HashSet<String>();
    return RAISE
        .matcher(definition)
        .results()
        .map(
            raise ->
                new SqlRule(
                    once(function + ": " + words(raise.group()), names),
                    definition.substring(0, raise.start())
                        + "null;"
                        + definition.substring(raise.end())))
        .toList();
  }

  private static String words(String raise) {
    return LITERAL
        .matcher(raise)
        .results()
        .filter(literal -> literal.group(2) != null)
        .map(MatchResult::group)
        .findFirst()
        .map(message -> message.substring(1, message.length() - 1))
        .map(message -> Stream.of(message.split("%s|%", -1)))
        .orElse(Stream.of(""))
        .max(Comparator.comparingInt(String::length))
        .orElse("")
        .trim();
  }

  private static String once(String name, Set<String> names) {
    var free = name;
    for (int n = 2; !names.add(free); n++) {
      free = name + " (" + n + ")";
    }
    return free;
  }
}
