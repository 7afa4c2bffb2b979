package org.aidflow.banksimulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A bank to try payments against.
 *
 * <p>It takes signed orders over HTTP and orders in files, settles them a moment later, tells the
 * customer by signed callbacks until they are taken, or by files, and keeps books that survive its
 * end. One end-to-end id is one payment, however often the order comes; see {@link Options#USAGE}.
 */
public final class BankSimulator {
  private final Options options;
  private final Books books;
  private final Clerk clerk;
  private final Counter counter;
  private final BackOffice backOffice;
  private final @Nullable Post post;

  private BankSimulator(Options options, ObjectMapper json) throws IOException {
    this.options = options;
    var opening = Entry.opened(options.account(), options.openingFen(), Instant.now());
    var signature = new Signature(options.secret());
    var mishaps = new Mishaps(options.faults());
    books = new Books(options.books(), json, opening);
    clerk = new Clerk(books, new Messenger(options.callbackUrl(), signature, json), options);
    counter = new Counter(books, clerk, mishaps, options.aWhile(), signature, json);
    var folder = options.folder();
    post = folder == null ? null : new Post(new Mailbox(folder), books, mishaps, options);
    backOffice = new BackOffice(books, mishaps, post != null, json);
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
      System.out.println("bank simulator draws faults with seed " + options.faults().seed());
    } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
      System.err.println("bank simulator: " + e.getMessage());
      System.exit(2);
    }
  }

  private int open() throws IOException {
    // Answers in two writes would otherwise wait for each other's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
    var server = HttpServer.create(address, 100);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/payments", counter::payments);
    server.createContext("/refunds", counter::refunds);
    backOffice.openAt(server);
    server.start();
    books.payments().stream().filter(payment -> !payment.isFiled()).forEach(clerk::takeUp);
    if (post != null) post.start();
    var parent = options.parent();
    if (parent != null) endWith(parent);
    return server.getAddress().getPort();
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
