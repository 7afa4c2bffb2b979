package org.aidflow.banksimulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the bank answers to a call.
 *
 * @param content to be written as JSON, or the bytes of an XML document
 */
record Reply(int status, Object content) {
  private static final Duration BEYOND_ANY_PATIENCE = Duration.ofMinutes(2);

  static Reply wrong(int status, String why) {
    return new Reply(status, Map.of("error", why));
  }

  /** Sends these bytes. */
  void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    write(exchange, status, body);
  }

  void sendDocument(HttpExchange exchange, byte[] xml) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    write(exchange, status, xml);
  }

  /** Sends what is left of these bytes after this fault. */
  void sendBroken(HttpExchange exchange, byte[] body, Fault fault, Duration aWhile)
      throws IOException {
    switch (fault) {
      case DELAY -> {
        pause(aWhile);
        send(exchange, body);
      }
      case HANG, QUERY_HANG -> pause(BEYOND_ANY_PATIENCE);
      case LOST, LATE_BOOKING, RESET -> {} // closed without an answer
      case TORN, QUERY_TORN -> {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(Arrays.copyOf(body, body.length / 2));
        exchange.getResponseBody().flush();
      }
      case DOWN, ERROR, QUERY_ERROR ->
          write(exchange, 500, "{\"error\":\"out of order\"}".getBytes(StandardCharsets.UTF_8));
      case NONSENSE, QUERY_NONSENSE ->
          write(exchange, 200, "<html>welcome</html>".getBytes(StandardCharsets.UTF_8));
      case EMPTY, QUERY_EMPTY -> write(exchange, 200, new byte[0]);
      default -> send(exchange, body);
    }
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void pause(Duration time) throws IOException {
    try {
      var unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
