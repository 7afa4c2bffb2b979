package org.aidflow.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aidflow.exchange.Webhooks;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The outside systems, each with scopes and a secret of which only the SHA-256 is kept: secrets are
 * 256 random bits, so nothing slower is needed.
 */
@Component
public class Clients {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final byte[] NOBODYS_SECRET = new byte[32];

  private final JdbcClient jdbc;
  private final AidflowClock clock;
  private final Webhooks webhooks;
  private final SecureRandom random = new SecureRandom();

  Clients(JdbcClient jdbc, AidflowClock clock, Webhooks webhooks) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.webhooks = webhooks;
  }

  /**
   * Registers the client, or gives it a new secret and other scopes; returns the secret, which is
   * shown this once.
   */
  public String register(String id, Collection<String> scopes) {
    var bits = new byte[32];
    random.nextBytes(bits);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    register(id, secret, scopes);
    return secret;
  }

  /** Registers the client with a secret that is agreed already: for the demo and tests. */
  public void register(String id, String secret, Collection<String> scopes) {
    if (!ID.matcher(id).matches()) {
      throw InvalidInput.of(
          "id", ErrorCode.BAD_FORMAT, "a client id has 2 to 40 small letters, digits and hyphens");
    }
    jdbc.sql(
            """
            insert into client (id, secret_sha256, scopes, registered_at) values (:id, :digest, :scopes, :at)
            on conflict (id) do update
            set secret_sha256 = excluded.secret_sha256, scopes = excluded.scopes, registered_at = excluded.registered_at
            """)
        .param("id", id)
        .param("digest", digest(secret))
        .param("scopes", scopes.toArray(String[]::new))
        .param("at", Timestamp.from(clock.instant()))
        .update();
    if (!scopes.contains(Scopes.EVENTS)) {
      webhooks.removeAllOf(id);
    }
  }

  /** Shuts the client out; nothing is sent to it any more. */
  public void remove(String id) {
    webhooks.removeAllOf(id);
    jdbc.sql("delete from client where id = :id").param("id", id).update();
  }

  /** The client's scopes, when it is the one it says it is. */
  Optional<Set<String>> scopes(String id, String secret) {
    var client =
        jdbc.sql("select secret_sha256, scopes from client where id = :id")
            .param("id", id)
            .query(
                (row, number) ->
                    new Known(
                        row.getBytes("secret_sha256"),
                        Set.of((String[]) row.getArray("scopes").getArray())))
            .optional();
    var same =
        MessageDigest.isEqual(digest(secret), client.map(Known::digest).orElse(NOBODYS_SECRET));
    return same ? client.map(Known::scopes) : Optional.empty();
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Known(byte[] digest, Set<String> scopes) {}
}
