package org.aidflow.exchange.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The keys that clients have used, each with the reply it got. */
@Component
class IdempotencyKeys {

  private static final int FIRST_REFUSAL = 400;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  IdempotencyKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Makes the call, or repeats the reply that the same call got before.
   *
   * @throws Conflict while another call with the same key is under way
   * @throws InvalidInput when the key was used for another call
   */
  void once(String client, String key, byte[] hash, ContentCachingResponseWrapper reply, Call call)
      throws ServletException, IOException {
    TransactionStatus transaction = transactions.getTransaction(null);
    boolean keep = false;
    try {
      keep = callOrRepeat(client, key, hash, reply, call);
    } finally {
      if (!keep) {
        transactions.rollback(transaction);
      }
    }
    if (keep) {
      transactions.commit(transaction);
    }
  }

  private boolean callOrRepeat(
      String client, String key, byte[] hash, ContentCachingResponseWrapper reply, Call call)
      throws ServletException, IOException {
    if (!lock(client, key)) {
      throw Conflict.of(ErrorCode.IN_FLIGHT, "A request with this key is being processed.");
    }
    Optional<Reply> before = find(client, key);
    if (before.isPresent()) {
      if (!MessageDigest.isEqual(before.get().requestHash(), hash)) {
        throw InvalidInput.of(
            IdempotencyFilter.KEY, ErrorCode.KEY_REUSED, "was used for another request");
      }
      before.get().repeat(reply);
      return false;
    }
    call.make();
    if (reply.getStatus() >= FIRST_REFUSAL) {
      return false;
    }
    keep(client, key, Reply.of(hash, reply));
    return true;
  }

  private boolean lock(String client, String key) {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
        .param(client + " " + key)
        .query(Boolean.class)
        .single();
  }

  private Optional<Reply> find(String client, String key) {
    return jdbc.sql(
            """
            select request_hash, status, location, content_type, body
            from idempotency_key where client_id = ? and key = ?
            """)
        .params(client, key)
        .query(
            (row, number) ->
                new Reply(
                    row.getBytes("request_hash"),
                    row.getInt("status"),
                    row.getString("location"),
                    row.getString("content_type"),
                    row.getBytes("body")))
        .optional();
  }

  private void keep(String client, String key, Reply reply) {
    jdbc.sql(
            """
            insert into idempotency_key
              (client_id, key, request_hash, status, location, content_type, body)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            client,
            key,
            reply.requestHash(),
            reply.status(),
            reply.location(),
            reply.contentType(),
            reply.body())
        .update();
  }

  /** The call itself, which writes its reply. */
  @FunctionalInterface
  interface Call {
    void make() throws ServletException, IOException;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Reply(
      byte[] requestHash,
      int status,
      @Nullable String location,
      @Nullable String contentType,
      byte[] body) {

    static Reply of(byte[] requestHash, ContentCachingResponseWrapper reply) {
      return new Reply(
          requestHash,
          reply.getStatus(),
          reply.getHeader(HttpHeaders.LOCATION),
          reply.getContentType(),
          reply.getContentAsByteArray());
    }

    void repeat(HttpServletResponse response) throws IOException {
      response.setStatus(status);
      response.setHeader(IdempotencyFilter.REPLAYED, "true");
      if (location != null) {
        response.setHeader(HttpHeaders.LOCATION, location);
      }
      if (contentType != null) {
        response.setContentType(contentType);
      }
      response.getOutputStream().write(body);
    }
  }
}
