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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** The bank simulator in a JVM of its own, known by its class name and its address only. */
public final class BankProcess implements AutoCloseable {
  /** What the process and its customer sign with. */
  public static final String SECRET = "bank-secret-of-the-tests";

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
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"));
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
      var said = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
      if (said == null || !said.contains("listens on ")) {
        process.destroyForcibly();
        throw new IllegalStateException("The bank simulator did not start: " + said);
      }
      return new BankProcess(process, URI.create(said.substring(said.indexOf("http"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return books().path("totals").path(name).asLong();
  }

  /** The kinds of entries of one order, oldest first. */
  public List<String> entriesOf(String endToEndId) {
    return StreamSupport.stream(books().path("entries").spliterator(), false)
        .filter(entry -> entry.path("endToEndId").asText().equals(endToEndId))
        .map(entry -> entry.path("kind").asText())
        .toList();
  }

  /** The whole books. */
  public JsonNode books() {
    return read(send(HttpRequest.newBuilder(address.resolve("/books")).GET()));
  }

  HttpResponse<String> post(String body) {
    return post(body, new Signature(SECRET).of(body.getBytes(StandardCharsets.UTF_8), now()));
  }

  HttpResponse<String> post(String body, String signature) {
    return send(
        HttpRequest.newBuilder(address.resolve("/payments"))
            .header(Signature.HEADER, signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> ask(String endToEndId) {
    return send(
        HttpRequest.newBuilder(address.resolve("/payments/" + endToEndId))
            .header(Signature.HEADER, new Signature(SECRET).of(new byte[0], now()))
            .GET());
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
