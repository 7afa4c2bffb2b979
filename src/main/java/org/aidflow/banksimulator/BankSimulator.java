package org.aidflow.banksimulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A bank to try payments against.
 *
 * <p>It takes signed orders over HTTP, settles them a moment later, tells the customer by signed
 * callbacks until they are taken, and keeps books that survive its end. One end-to-end id is one
 * payment, however often the order comes; see {@link Options#USAGE}.
 */
public final class BankSimulator {
  private static final int LARGEST_ORDER = 64 * 1024;

  private final Options options;
  private final ObjectMapper json;
  private final Books books;
  private final Clerk clerk;
  private final Signature signature;

  private BankSimulator(Options options, ObjectMapper json) throws IOException {
    this.options = options;
    this.json = json;
    this.books = new Books(options.books(), json);
    this.clerk = new Clerk(books, options, json);
    this.signature = new Signature(options.secret());
  }

  /** Starts the bank and prints where it listens; {@code --help} names the arguments. */
  public static void main(String[] arguments) throws IOException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    try {
      var options = Options.of(arguments, System.getenv());
      int port = new BankSimulator(options, mapper()).open();
      System.out.println("bank simulator listens on http://127.0.0.1:" + port);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("bank simulator: " + e.getMessage());
      System.exit(2);
    }
  }

  private int open() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
    var server = HttpServer.create(address, 100);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/payments", this::payments);
    server.createContext("/books", this::showBooks);
    server.start();
    books.payments().forEach(clerk::takeUp);
    var parent = options.parent();
    if (parent != null) endWith(parent);
    return server.getAddress().getPort();
  }

  private void payments(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(LARGEST_ORDER + 1);
      var path = exchange.getRequestURI().getPath();
      var header = exchange.getRequestHeaders().getFirst(Signature.HEADER);
      if (body.length > LARGEST_ORDER) answer(exchange, 413, error("too large"));
      else if (!signature.fits(header, body, Instant.now())) {
        answer(exchange, 401, error("not signed, or not in these five minutes"));
      } else if (path.equals("/payments")) submit(exchange, body);
      else query(exchange, path.substring("/payments/".length()));
    }
  }

  private void submit(HttpExchange exchange, byte[] body) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405, error("POST"));
      return;
    }
    Order order;
    try {
      order = json.readValue(body, Order.class);
    } catch (JsonProcessingException e) {
      answer(exchange, 400, error(e.getOriginalMessage()));
      return;
    }
    var problem = order == null ? "empty" : order.problem();
    if (problem != null) answer(exchange, 400, error(problem));
    else accept(exchange, order);
  }

  private void accept(HttpExchange exchange, Order order) throws IOException {
    var fault = options.faultOf(order.creditor().account());
    var offered = Entry.first(order, "BK" + UUID.randomUUID(), fault, Instant.now());
    var payment = books.accept(offered);
    if (!order.hash().equals(payment.first().content())) {
      answer(exchange, 409, error("this endToEndId has another content"));
      return;
    }
    if (payment.first().equals(offered)) {
      if (fault == Fault.EAGER) clerk.hurry(payment);
      else clerk.takeUp(payment);
    }
    switch (fault) {
      case HANG -> hang();
      case RESET -> {} // closed without an answer
      case ERROR -> answer(exchange, 500, error("out of order"));
      case NONSENSE ->
          write(exchange, 200, "<html>welcome</html>".getBytes(StandardCharsets.UTF_8));
      case EMPTY -> write(exchange, 200, new byte[0]);
      default -> answer(exchange, payment.refused() ? 422 : 202, accepted(payment));
    }
  }

  private void query(HttpExchange exchange, String endToEndId) throws IOException {
    var payment = books.payment(endToEndId).orElse(null);
    if (payment == null) {
      answer(exchange, 404, Map.of("endToEndId", endToEndId, "status", "NOT_FOUND"));
    } else {
      var said = accepted(payment);
      said.put("status", payment.standing());
      answer(exchange, 200, said);
    }
  }

  private void showBooks(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange, 200, Map.of("totals", books.totals(), "entries", books.entries()));
    }
  }

  private static Map<String, Object> accepted(Payment payment) {
    var said = new LinkedHashMap<String, Object>();
    said.put("endToEndId", payment.first().endToEndId());
    said.put("bankReference", payment.first().bankReference());
    said.put("status", payment.refused() ? "REJECTED" : "ACCEPTED");
    payment.reason().ifPresent(code -> said.put("code", code));
    said.put("amountFen", payment.first().amountFen());
    return said;
  }

  private static Map<String, String> error(String message) {
    return Map.of("error", message);
  }

  private void answer(HttpExchange exchange, int status, Object content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    write(exchange, status, json.writeValueAsBytes(content));
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Keeps the caller waiting beyond any patience. */
  private static void hang() throws IOException {
    try {
      var unused = new CountDownLatch(1).await(2, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void endWith(long parent) {
    var process = ProcessHandle.of(parent);
    if (process.isEmpty()) System.exit(0);
    else {
      var unused = process.get().onExit().thenRun(() -> Runtime.getRuntime().halt(0));
    }
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
  }
}
