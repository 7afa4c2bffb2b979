package org.aidflow.banksimulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The bank simulator in a JVM of its own, known by its class name and its address only. */
public final class BankProcess implements AutoCloseable {
  /** What the process and its customer sign with. */
  public static final String SECRET = "bank-secret-of-the-tests";

  /** The customer's account at this bank. */
  public static final String ACCOUNT = "6200000000000000017";

  /** An account that is paid. */
  public static final String SOUND = "6222021234567890";

  /** Accounts that bring about one fault each; see the simulator's {@code --help}. */
  public static final String REJECT = "622202123456780001";

  public static final String SILENT = "622202123456780002";
  public static final String RETURN = "622202123456780003";
  public static final String REFUSE = "622202123456789101";
  public static final String EAGER = "622202123456789102";
  public static final String DOUBLE = "622202123456789103";
  public static final String CONTRADICT = "622202123456789104";
  public static final String HANG = "622202123456789105";
  public static final String RESET = "622202123456789106";
  public static final String ERROR = "622202123456789107";
  public static final String NONSENSE = "622202123456789108";
  public static final String EMPTY = "622202123456789109";

  private static final List<String> FAULTS =
      List.of(
          "9101=REFUSE",
          "9102=EAGER",
          "9103=DOUBLE",
          "9104=CONTRADICT",
          "9105=HANG",
          "9106=RESET",
          "9107=ERROR",
          "9108=NONSENSE",
          "9109=EMPTY");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // a busy machine takes its time
  }

  private final Process process;
  private final URI address;

  private BankProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a free port and waits until it listens. */
  public static BankProcess start(Path books, URI callbackUrl, String... more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.addAll(List.of("org.aidflow.banksimulator.BankSimulator", "--port", "0"));
    command.addAll(List.of("--books", books.toString(), "--callback-url", callbackUrl.toString()));
    command.addAll(List.of("--settle-delay", "PT0.05S", "--callback-retry", "PT0.1S"));
    command.addAll(List.of("--parent", Long.toString(ProcessHandle.current().pid())));
    FAULTS.forEach(fault -> command.addAll(List.of("--fault", fault)));
    command.addAll(List.of(more));
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("BANK_SECRET", SECRET);
      var process = builder.start();
      var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
      var said = output.readLine();
      if (said == null || !said.contains("listens on ")) {
        process.destroyForcibly();
        throw new IllegalStateException("The bank simulator did not start: " + said);
      }
      hearOn(output);
      return new BankProcess(process, URI.create(said.substring(said.indexOf("http"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hearOn(BufferedReader output) {
    var listener = new Thread(() -> output.lines().forEach(System.out::println), "bank's output");
    listener.setDaemon(true);
    listener.start();
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** Ends it as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** A number of the books' totals, sums in fen. */
  public long total(String name) {
    return get("/totals").path(name).asLong();
  }

  /** The kinds of entries of one order, oldest first. */
  public List<String> entriesOf(String endToEndId) {
    var entries = get("/books/" + endToEndId).path("entries");
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.path("kind").asText())
        .toList();
  }

  /** The whole books. */
  public JsonNode books() {
    return get("/books");
  }

  /**
   * What goes wrong from now on, as {@code {"endings":{"9120":"RESET+DOUBLE"},
   * "perMille":{"HANG":5},"seed":7}}; replaces what was planned before, the constants of this class
   * included.
   */
  public void faults(String plan) {
    var answer = call("PUT", "/faults", plan);
    if (answer.statusCode() != 200) throw new IllegalArgumentException(answer.body());
  }

  /**
   * Money comes in, from a donor or, with a channel, from what that settles.
   *
   * @param reference once for ever; refunds name it
   */
  public JsonNode credit(
      String reference, long amountFen, String remittance, @Nullable String channel) {
    var credit =
        JSON.createObjectNode()
            .put("reference", reference)
            .put("amountFen", amountFen)
            .put("remittance", remittance);
    if (channel != null) credit.put("channel", channel);
    var answer = call("POST", "/credits", credit.toString());
    if (answer.statusCode() != 201) throw new IllegalArgumentException(answer.body());
    return read(answer);
  }

  /** What moved on these days, both included; sums in fen. */
  public JsonNode statement(LocalDate from, LocalDate to) {
    return get("/statement?from=" + from + "&to=" + to);
  }

  /** Moves the bank's time forward, for good. */
  public void advance(Duration by) {
    var answer = call("POST", "/clock", "{\"advance\":\"" + by + "\"}");
    if (answer.statusCode() != 200) throw new IllegalArgumentException(answer.body());
  }

  /** A statement of all movements since the last one, as camt.053; in a file, too, if there are. */
  public String endDay() {
    var answer = call("POST", "/day-end", "");
    if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    return answer.body();
  }

  HttpResponse<String> post(String body) {
    return post("/payments", body);
  }

  HttpResponse<String> post(String path, String body) {
    return post(path, body, new Signature(SECRET).of(body.getBytes(StandardCharsets.UTF_8), now()));
  }

  HttpResponse<String> post(String path, String body, String signature) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header(Signature.HEADER, signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> ask(String endToEndId) {
    return send(
        HttpRequest.newBuilder(address.resolve("/payments/" + endToEndId))
            .header(Signature.HEADER, new Signature(SECRET).of(new byte[0], now()))
            .GET());
  }

  String standing(String endToEndId) {
    return read(ask(endToEndId)).path("status").asText();
  }

  HttpResponse<String> call(String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode get(String path) {
    return read(send(HttpRequest.newBuilder(address.resolve(path)).GET()));
  }

  static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant now() {
    return Instant.now();
  }
}
