package org.aidflow.banksimulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aidflow.banksimulator.Fault.Where;
import org.jspecify.annotations.Nullable;

/** Where the customer orders payments and refunds over HTTP, and asks about them; all signed. */
final class Counter {
  private static final int LARGEST_CALL = 8 * 1024 * 1024;
  private static final int FAULTY_QUERIES = 2;

  private final Books books;
  private final Clerk clerk;
  private final Mishaps mishaps;
  private final Duration aWhile;
  private final Signature signature;
  private final ObjectMapper json;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  Counter(
      Books books,
      Clerk clerk,
      Mishaps mishaps,
      Duration aWhile,
      Signature signature,
      ObjectMapper json) {
    this.books = books;
    this.clerk = clerk;
    this.mishaps = mishaps;
    this.aWhile = aWhile;
    this.signature = signature;
    this.json = json;
  }

  /** {@code POST /payments}, {@code POST /payments/batch}, {@code GET /payments/<id>}. */
  void payments(HttpExchange exchange) throws IOException {
    try (exchange) {
      serve(exchange, Order.ToPay.class);
    }
  }

  /** {@code POST /refunds}, {@code GET /refunds/<id>}. */
  void refunds(HttpExchange exchange) throws IOException {
    try (exchange) {
      serve(exchange, Order.ToRefund.class);
    }
  }

  private void serve(HttpExchange exchange, Class<? extends Order> kind) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LARGEST_CALL + 1);
    var header = exchange.getRequestHeaders().getFirst(Signature.HEADER);
    var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (body.length > LARGEST_CALL) answer(exchange, Reply.wrong(413, "too large"), null);
    else if (!signature.fits(header, body, Instant.now())) {
      answer(exchange, Reply.wrong(401, "not signed, or not in these five minutes"), null);
    } else if (call.equals("POST /payments/batch")) submitAll(exchange, body);
    else if (call.matches("POST /(payments|refunds)")) submit(exchange, body, kind);
    else if (call.matches("GET /(payments|refunds)/[0-9a-f]{32}")) {
      query(exchange, call.substring(call.lastIndexOf('/') + 1));
    } else answer(exchange, Reply.wrong(405, "no such call"), null);
  }

  private void submit(HttpExchange exchange, byte[] body, Class<? extends Order> kind)
      throws IOException {
    Order order;
    try {
      order = json.readValue(body, kind);
    } catch (JsonProcessingException e) {
      answer(exchange, Reply.wrong(400, e.getOriginalMessage()), null);
      return;
    }
    var problem = problem(order);
    if (problem != null) {
      answer(exchange, Reply.wrong(400, problem), null);
      return;
    }
    var struck = mishaps.strike(order);
    answer(exchange, take(order, struck), struck.at(Where.ORDER).orElse(null));
  }

  /** An order whose answer a fault would hide is missing among the answers. */
  private void submitAll(HttpExchange exchange, byte[] body) throws IOException {
    List<Order.ToPay> orders;
    try {
      orders = json.readValue(body, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      answer(exchange, Reply.wrong(400, e.getOriginalMessage()), null);
      return;
    }
    var problem = problem(orders);
    if (problem != null) {
      answer(exchange, Reply.wrong(400, problem), null);
      return;
    }
    var answers = new ArrayList<Object>();
    @Nullable Fault delay = null;
    for (var order : orders) {
      var struck = mishaps.strike(order);
      var fault = struck.at(Where.ORDER).orElse(null);
      var reply = take(order, struck);
      if (fault == Fault.DELAY) delay = fault;
      if (fault == null || !fault.hidesTheAnswer()) answers.add(reply.content());
    }
    answer(exchange, new Reply(200, Map.of("answers", answers)), delay);
  }

  private static @Nullable String problem(@Nullable Order order) {
    return order == null ? "empty" : order.problem();
  }

  private static @Nullable String problem(@Nullable List<Order.ToPay> orders) {
    if (orders == null) return "empty";
    for (int i = 0; i < orders.size(); i++) {
      var problem = problem(orders.get(i));
      if (problem != null) return "[" + i + "] " + problem;
    }
    return null;
  }

  private Reply take(Order order, Faults struck) {
    var fault = struck.at(Where.ORDER).orElse(null);
    if (fault == null || !fault.losesTheOrder()) return accept(order, struck);
    if (fault == Fault.LATE_BOOKING) {
      clerk.afterAWhile(
          () -> {
            var unused = accept(order, struck);
          });
    }
    return Reply.wrong(500, "lost");
  }

  private Reply accept(Order order, Faults struck) {
    var id = order.endToEndId();
    var offered = Entry.first(order, Entry.newReference(), struck, null, books.now());
    var payment = books.accept(offered);
    if (!order.hash().equals(payment.first().content())) {
      var why = "this endToEndId has another content";
      return new Reply(409, Map.of("endToEndId", id, "status", "CONFLICT", "error", why));
    }
    if (payment.first().bankReference().equals(offered.bankReference())) {
      if (struck.has(Fault.EAGER)) clerk.hurry(payment);
      else clerk.takeUp(payment);
    }
    var said = payment.refused() ? "REJECTED" : "ACCEPTED";
    return new Reply(payment.refused() ? 422 : 202, about(payment, said));
  }

  private void query(HttpExchange exchange, String endToEndId) throws IOException {
    var payment = books.payment(endToEndId).orElse(null);
    if (payment == null) {
      var unknown = Map.of("endToEndId", endToEndId, "status", "NOT_FOUND");
      answer(exchange, new Reply(404, unknown), null);
      return;
    }
    var fault = payment.faults().at(Where.QUERY).orElse(null);
    boolean strikes = fault != null && asked.merge(endToEndId, 1, Integer::sum) <= FAULTY_QUERIES;
    answer(exchange, new Reply(200, about(payment, payment.standing())), strikes ? fault : null);
  }

  private static Map<String, Object> about(Payment payment, String status) {
    var said = new LinkedHashMap<String, Object>();
    said.put("endToEndId", payment.first().endToEndId());
    said.put("bankReference", payment.first().bankReference());
    said.put("status", status);
    payment.reason().ifPresent(code -> said.put("code", code));
    said.put("amountFen", payment.first().amountFen());
    return said;
  }

  private void answer(HttpExchange exchange, Reply reply, @Nullable Fault fault)
      throws IOException {
    books.force();
    var body = json.writeValueAsBytes(reply.content());
    if (fault == null) reply.send(exchange, body);
    else reply.sendBroken(exchange, body, fault, aWhile);
  }
}
