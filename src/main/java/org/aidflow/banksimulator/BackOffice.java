package org.aidflow.banksimulator;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be seen and done behind the counter; unsigned, for this machine alone. */
final class BackOffice {
  private static final int LARGEST_CALL = 1024 * 1024;

  private final Books books;
  private final Mishaps mishaps;
  private final boolean writes;
  private final ObjectMapper json;

  /**
   * Opens it.
   *
   * @param writes whether credits and statements are sent in files
   */
  BackOffice(Books books, Mishaps mishaps, boolean writes, ObjectMapper json) {
    this.books = books;
    this.mishaps = mishaps;
    this.writes = writes;
    this.json = json;
  }

  void openAt(HttpServer server) {
    open(server, "/books", this::showBooks);
    open(server, "/totals", exchange -> new Reply(200, books.totals()));
    open(server, "/faults", this::planFaults);
    open(server, "/credits", this::credit);
    open(server, "/statement", this::showStatement);
    open(server, "/day-end", this::endDay);
    open(server, "/clock", this::moveOn);
  }

  /** {@code GET /books} and {@code GET /books/<endToEndId>}: the entries as they are. */
  private Reply showBooks(HttpExchange exchange) {
    var id = exchange.getRequestURI().getPath().replaceFirst("^/books/?", "");
    return id.isEmpty()
        ? new Reply(200, books.atThisMoment())
        : new Reply(200, Map.of("entries", books.entriesOf(id)));
  }

  /** {@code GET /faults} and {@code PUT /faults}, which replaces all of them for orders to come. */
  private Reply planFaults(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      var plan = read(exchange, FaultPlan.class);
      mishaps.replace(plan);
      System.out.println("bank simulator: faults are now " + json.writeValueAsString(plan));
    }
    return new Reply(200, mishaps.plan());
  }

  /** {@code POST /credits}: money comes in; the same reference is the same money. */
  private Reply credit(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) return Reply.wrong(405, "POST");
    var credit = read(exchange, Credit.class);
    var problem = credit.problem();
    if (problem != null) return Reply.wrong(400, problem);
    var message = writes ? Entry.newMessage() : null;
    var booked = books.credit(Entry.credited(credit, Entry.newReference(), message, books.now()));
    return credit.hash().equals(booked.content())
        ? new Reply(201, booked)
        : Reply.wrong(409, "this reference has another content");
  }

  /** {@code GET /statement?from=<day>&to=<day>}, both included; all days when left out. */
  private Reply showStatement(HttpExchange exchange) {
    var now = books.now();
    var from = day(exchange, "from", books.firstDay());
    var to = day(exchange, "to", Movement.dayOf(now));
    var statement = books.statement(from, to, now);
    boolean asDocument = "application/xml".equals(exchange.getRequestHeaders().getFirst("Accept"));
    return new Reply(200, asDocument ? AccountReport.of(statement) : ShownStatement.of(statement));
  }

  /** {@code POST /day-end}: a statement of everything since the last one, as camt.053. */
  private Reply endDay(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) return Reply.wrong(405, "POST");
    return new Reply(201, AccountReport.of(books.state(books.now(), writes)));
  }

  /** {@code GET /clock}, and {@code POST /clock} to move the bank's time forward by a duration. */
  private Reply moveOn(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      books.moveOn(read(exchange, MoveOn.class).advance());
    }
    return new Reply(200, Map.of("now", books.now()));
  }

  private void open(HttpServer server, String path, Desk desk) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            var reply = answer(desk, exchange);
            books.force();
            if (reply.content() instanceof byte[] document) reply.sendDocument(exchange, document);
            else reply.send(exchange, json.writeValueAsBytes(reply.content()));
          }
        });
  }

  private static Reply answer(Desk desk, HttpExchange exchange) throws IOException {
    try {
      return desk.answer(exchange);
    } catch (JsonProcessingException e) {
      return Reply.wrong(400, e.getOriginalMessage());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Reply.wrong(400, String.valueOf(e.getMessage()));
    }
  }

  private <T> T read(HttpExchange exchange, Class<T> kind) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LARGEST_CALL);
    T content = json.readValue(body, kind);
    if (content == null) throw new JsonParseException(null, "empty");
    return content;
  }

  private static LocalDate day(HttpExchange exchange, String name, LocalDate otherwise) {
    var query = exchange.getRequestURI().getRawQuery();
    var found = Pattern.compile("(^|&)" + name + "=([^&]*)").matcher(query == null ? "" : query);
    return found.find() ? LocalDate.parse(found.group(2)) : otherwise;
  }

  private record MoveOn(@Nullable Duration advance) {
    private static final Duration MOST = Duration.ofDays(366);

    @Override
    public Duration advance() {
      if (advance == null || advance.isNegative() || advance.compareTo(MOST) > 0) {
        throw new IllegalArgumentException("advance: forward, at most 366 days");
      }
      return advance;
    }
  }

  private interface Desk {
    Reply answer(HttpExchange exchange) throws IOException;
  }
}
