package org.aidflow.vault;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps personal values encrypted, shows them masked, and reveals them for a purpose and on record.
 * One record per person or payee.
 */
@Component
public class Vault {
  private static final int LONGEST_PURPOSE = 200;

  private final JdbcClient jdbc;
  private final AidflowClock clock;
  private final Aead master;
  private final IndexKey index;

  Vault(JdbcClient jdbc, AidflowClock clock, MasterKey master, IndexKey index) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.master = master.cipher();
    this.index = index;
  }

  /** Keeps the values as a new record. */
  @Transactional
  public VaultToken keep(Map<PersonalField, String> values) {
    try {
      var key = RecordKey.generate(UUID.randomUUID());
      sealed(
              """
              with kept as (
                insert into vault.record (id, wrapped_key, kept_at) values (:record, :key, :at))
              insert into vault.personal_value (record_id, field, cipher, blind)
              select :record, field, cipher, blind
              from unnest(:fields, :ciphers, :blinds) as v (field, cipher, blind)
              """,
              key,
              values)
          .param("key", key.wrapped(master))
          .param("at", Timestamp.from(clock.instant()))
          .update();
      return new VaultToken(key.record());
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  /** Keeps these values instead of earlier ones of the same fields; other fields stay. */
  @Transactional
  public void replace(VaultToken token, Map<PersonalField, String> values) {
    try {
      sealed(
              """
              insert into vault.personal_value (record_id, field, cipher, blind)
              select :record, field, cipher, blind
              from unnest(:fields, :ciphers, :blinds) as v (field, cipher, blind)
              on conflict (record_id, field)
              do update set cipher = excluded.cipher, blind = excluded.blind
              """,
              keyOf(token),
              values)
          .update();
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  /**
   * What may be shown of a record: names by their first character, numbers by their last four;
   * nothing of an erased one.
   */
  public Map<PersonalField, String> masked(VaultToken token) {
    return masked(Set.of(token)).getOrDefault(token, Map.of());
  }

  /** What may be shown of each record, in one statement. */
  public Map<VaultToken, Map<PersonalField, String>> masked(Collection<VaultToken> tokens) {
    var values = read(tokens, EnumSet.allOf(PersonalField.class));
    values.values().forEach(fields -> fields.replaceAll((field, value) -> field.mask().of(value)));
    return values;
  }

  /**
   * The values of many records, with the purpose and who asked on record for each of them; nothing
   * of those that are erased or never were.
   */
  @Transactional
  public Map<VaultToken, Map<PersonalField, String>> reveal(
      Collection<VaultToken> tokens, String purpose, String who, Set<PersonalField> fields) {
    requirePurpose(purpose);
    jdbc.sql(
            """
            insert into vault.reveal_entry (at, record_id, fields, purpose, who)
            select :at, record, :fields, :purpose, :who from unnest(:records) as v (record)
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("records", ids(tokens))
        .param("fields", names(fields))
        .param("purpose", purpose.strip())
        .param("who", who)
        .update();
    return read(tokens, fields);
  }

  /**
   * The values themselves, those of the fields that are kept. Puts on record who asked for which
   * fields and why, in the caller's transaction.
   *
   * @param purpose why, in words, at most 200 characters
   * @param who the actor, {@code official:township-head-1}
   */
  @Transactional
  public Map<PersonalField, String> reveal(
      VaultToken token, String purpose, String who, Set<PersonalField> fields) {
    var values = reveal(Set.of(token), purpose, who, fields).get(token);
    if (values == null) {
      throw nothing(token);
    }
    return values;
  }

  /**
   * The records that hold the value in that field, however it was spaced or capitalised; the oldest
   * first.
   */
  public List<VaultToken> find(PersonalField field, String value) {
    return jdbc.sql(
            """
            select v.record_id from vault.personal_value v join vault.record r on r.id = v.record_id
            where v.field = :field and v.blind = :blind
            order by r.kept_at, r.id
            """)
        .param("field", findable(field).name())
        .param("blind", index.blind(field, value))
        .query((row, number) -> new VaultToken(row.getObject(1, UUID.class)))
        .list();
  }

  /** Every record that holds the value of one of these in that field, these among them. */
  public List<VaultToken> alike(PersonalField field, Collection<VaultToken> tokens) {
    return jdbc.sql(
            """
            select distinct b.record_id
            from vault.personal_value a join vault.personal_value b on a.blind = b.blind
            where a.record_id = any (:tokens) and a.field = :field and b.field = :field
            """)
        .param("tokens", ids(tokens))
        .param("field", findable(field).name())
        .query((row, number) -> new VaultToken(row.getObject(1, UUID.class)))
        .list();
  }

  /**
   * Those of the others who have nearly the same name and were born on the same day, by another
   * resident id. The values stay in here, so that nothing is revealed.
   */
  public List<VaultToken> nearlyAlike(VaultToken person, Collection<VaultToken> others) {
    var fields = EnumSet.of(PersonalField.NAME, PersonalField.RESIDENT_ID);
    var known = read(Set.of(person), fields).get(person);
    return known == null
        ? List.of()
        : read(others, fields).entrySet().stream()
            .filter(other -> Likeness.between(known, other.getValue()))
            .map(Map.Entry::getKey)
            .toList();
  }

  /** Whether both records hold the same value in that field. */
  public boolean sameValue(PersonalField field, VaultToken one, VaultToken other) {
    return sameValue(field, one, field, other);
  }

  /** Whether the records hold the same value, such as one's name and the other's account holder. */
  public boolean sameValue(
      PersonalField field, VaultToken one, PersonalField otherField, VaultToken other) {
    return jdbc.sql(
            """
            select exists (
              select from vault.personal_value a join vault.personal_value b on a.blind = b.blind
              where a.record_id = :one and a.field = :field
                and b.record_id = :other and b.field = :otherField)
            """)
        .param("one", one.value())
        .param("field", findable(field).name())
        .param("other", other.value())
        .param("otherField", findable(otherField).name())
        .query(Boolean.class)
        .single();
  }

  /**
   * Destroys the record's key and with it every value, also those in backups; the token stays,
   * empty.
   */
  @Transactional
  public void erase(VaultToken token) {
    jdbc.sql("delete from vault.personal_value where record_id = :id")
        .param("id", token.value())
        .update();
    jdbc.sql(
            "update vault.record set wrapped_key = null, erased_at = :at where id = :id and erased_at is null")
        .param("id", token.value())
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * A number from 0 to 99 for drawing samples: nobody can predict it, and the same question always
   * gets the same answer.
   */
  public int draw(String purpose, String subject) {
    return index.draw(purpose, subject);
  }

  /** The statement with the encrypted values of a record as its parameters. */
  private StatementSpec sealed(String sql, RecordKey key, Map<PersonalField, String> values)
      throws GeneralSecurityException {
    var fields = new ArrayList<PersonalField>();
    var ciphers = new ArrayList<byte[]>();
    var blinds = new ArrayList<byte @Nullable []>();
    for (var entry : values.entrySet()) {
      var field = entry.getKey();
      fields.add(field);
      ciphers.add(key.encrypt(field, entry.getValue()));
      blinds.add(field.findable() ? index.blind(field, entry.getValue()) : null);
    }
    return jdbc.sql(sql)
        .param("record", key.record())
        .param("fields", names(fields))
        .param("ciphers", ciphers.toArray(byte[][]::new))
        .param("blinds", blinds.toArray(byte[][]::new));
  }

  private Map<VaultToken, Map<PersonalField, String>> read(
      Collection<VaultToken> tokens, Set<PersonalField> fields) {
    var sealed =
        jdbc.sql(
                """
                select r.id, r.wrapped_key, v.field, v.cipher
                from vault.record r join vault.personal_value v on v.record_id = r.id
                where r.id = any (:ids) and v.field = any (:fields)
                """)
            .param("ids", ids(tokens))
            .param("fields", names(fields))
            .query(Sealed::of)
            .list();
    try {
      return opened(sealed);
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  private Map<VaultToken, Map<PersonalField, String>> opened(List<Sealed> sealed)
      throws GeneralSecurityException {
    var keys = new HashMap<UUID, RecordKey>();
    var values = new HashMap<VaultToken, Map<PersonalField, String>>();
    for (var one : sealed) {
      var key = keys.get(one.record());
      if (key == null) {
        key = RecordKey.unwrap(one.record(), one.wrappedKey(), master);
        keys.put(one.record(), key);
      }
      values
          .computeIfAbsent(
              new VaultToken(one.record()), token -> new EnumMap<>(PersonalField.class))
          .put(one.field(), key.decrypt(one.field(), one.cipher()));
    }
    return values;
  }

  private RecordKey keyOf(VaultToken token) throws GeneralSecurityException {
    var wrapped =
        jdbc.sql("select wrapped_key from vault.record where id = :id and erased_at is null")
            .param("id", token.value())
            .query(byte[].class)
            .optional()
            .orElseThrow(() -> nothing(token));
    return RecordKey.unwrap(token.value(), wrapped, master);
  }

  private static void requirePurpose(String purpose) {
    if (purpose.isBlank()) {
      throw InvalidInput.of("purpose", ErrorCode.REQUIRED, "say why");
    }
    if (purpose.length() > LONGEST_PURPOSE) {
      throw InvalidInput.of(
          "purpose", ErrorCode.TOO_LONG, "at most " + LONGEST_PURPOSE + " characters");
    }
  }

  private static PersonalField findable(PersonalField field) {
    if (!field.findable()) {
      throw new IllegalArgumentException(field + " is not indexed");
    }
    return field;
  }

  private static UUID[] ids(Collection<VaultToken> tokens) {
    return tokens.stream().map(VaultToken::value).toArray(UUID[]::new);
  }

  private static String[] names(Collection<PersonalField> fields) {
    return fields.stream().map(PersonalField::name).toArray(String[]::new);
  }

  private static NotFound nothing(VaultToken token) {
    return new NotFound("the vault holds nothing under " + token);
  }

  private static IllegalStateException broken(GeneralSecurityException cause) {
    return new IllegalStateException("the vault's keys and values do not fit", cause);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Sealed(UUID record, byte[] wrappedKey, PersonalField field, byte[] cipher) {
    static Sealed of(ResultSet row, int number) throws SQLException {
      return new Sealed(
          row.getObject("id", UUID.class),
          row.getBytes("wrapped_key"),
          PersonalField.valueOf(row.getString("field")),
          row.getBytes("cipher"));
    }
  }
}
