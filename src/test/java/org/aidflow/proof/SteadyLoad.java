package org.aidflow.proof;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends calls at a steady rate, whether or not earlier ones were answered, and takes the time of
 * each from the moment it was due: a slow answer does not hide the wait of those behind it.
 */
final class SteadyLoad {

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** What was answered, and after how long. */
  record Reply(int status, long nanos) {}

  /** Sends them all and waits for the last answer; a call without one ends the proof. */
  List<Reply> send(List<HttpRequest> calls, int aSecond) {
    var pace = Duration.ofSeconds(1).dividedBy(aSecond).toNanos();
    var start = System.nanoTime();
    var replies = new ArrayList<CompletableFuture<Reply>>();
    for (var number = 0; number < calls.size(); number++) {
      replies.add(send(calls.get(number), start + number * pace));
    }
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Reply> send(HttpRequest call, long due) {
    var then = CompletableFuture.delayedExecutor(due - System.nanoTime(), NANOSECONDS);
    return CompletableFuture.supplyAsync(() -> call, then)
        .thenCompose(it -> http.sendAsync(it, HttpResponse.BodyHandlers.discarding()))
        .thenApply(answer -> new Reply(answer.statusCode(), System.nanoTime() - due));
  }

  /** The time that so many of a hundred answers did not exceed. */
  static Duration percentile(List<Reply> replies, int ofAHundred) {
    var sorted = replies.stream().mapToLong(Reply::nanos).sorted().toArray();
    var rank = (int) Math.ceil(ofAHundred / 100.0 * sorted.length);
    return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
  }

  /** The usual percentiles in words, in milliseconds. */
  static String inWords(List<Reply> replies) {
    return Arrays.stream(new int[] {50, 90, 95, 99, 100})
        .mapToObj(rank -> "p%d %d ms".formatted(rank, percentile(replies, rank).toMillis()))
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }
}
