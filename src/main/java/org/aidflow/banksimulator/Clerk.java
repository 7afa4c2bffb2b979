package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Works accepted orders: books one outcome after the other and tells each until it is taken. */
final class Clerk {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Books books;
  private final Options options;
  private final ObjectMapper json;
  private final Signature signature;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ScheduledExecutorService desk =
      Executors.newScheduledThreadPool(
          4,
          work -> {
            var thread = new Thread(work, "clerk");
            thread.setDaemon(true);
            return thread;
          });

  Clerk(Books books, Options options, ObjectMapper json) {
    this.books = books;
    this.options = options;
    this.json = json;
    this.signature = new Signature(options.secret());
  }

  /** Takes up a payment where its books stand, now or after a crash. */
  void takeUp(Payment payment) {
    if (payment.untold().isPresent()) later(Duration.ZERO, () -> work(payment, options.retry()));
    else if (payment.next().isPresent()) {
      later(options.settleDelay(), () -> work(payment, options.retry()));
    }
  }

  /** Books and tells the next outcome here and now, then takes up the rest. */
  void hurry(Payment payment) {
    work(payment, options.retry());
  }

  private void work(Payment payment, Duration wait) {
    if (payment.untold().isEmpty()) payment.next().ifPresent(next -> book(payment, next));
    var outcome = payment.untold().orElse(null);
    if (outcome == null) return;
    if (tells(outcome, payment.fault() == Fault.DOUBLE ? 2 : 1)) {
      book(payment, Entry.Kind.TOLD);
      takeUp(payment);
    } else {
      var doubled = wait.multipliedBy(2);
      var next = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
      later(wait, () -> work(payment, next));
    }
  }

  private void book(Payment payment, Entry.Kind kind) {
    try {
      books.book(payment.first().followedBy(kind, Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean tells(Entry outcome, int times) {
    try {
      var body = json.writeValueAsBytes(Callback.of(outcome));
      boolean taken = true;
      for (int i = 0; i < times; i++) taken &= send(body) / 100 == 2;
      return taken;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int send(byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(options.callbackUrl())
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header(Signature.HEADER, signature.of(body, Instant.now()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void later(Duration wait, Runnable work) {
    var unused =
        desk.schedule(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                // Books that cannot be written are the end of a bank.
                System.err.println("bank simulator: " + e);
                Runtime.getRuntime().halt(2);
              }
            },
            wait.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** What the customer is told; the event id is the same however often it is told. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Callback(
      String eventId,
      String orderId,
      Entry.Kind status,
      @Nullable String code,
      String bankReference,
      long amountFen,
      Instant at) {
    static Callback of(Entry outcome) {
      return new Callback(
          outcome.endToEndId() + "-" + outcome.kind(),
          outcome.endToEndId(),
          outcome.kind(),
          outcome.code(),
          outcome.bankReference(),
          outcome.amountFen(),
          outcome.at());
    }
  }
}
