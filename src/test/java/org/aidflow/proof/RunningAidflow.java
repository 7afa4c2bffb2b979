package org.aidflow.proof;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The application with its bank, as {@code spring-boot:run} starts them, in JVMs of their own. */
final class RunningAidflow implements AutoCloseable {

  /** How orders go to the bank: {@code http} or {@code iso20022}. */
  private static final String PROTOCOL = System.getProperty("aidflow.proof.protocol", "http");

  private final Path directory;
  private final List<String> more;
  private final int port = JavaProcess.freePort();
  private final int bankPort = JavaProcess.freePort();
  private Duration startedIn = Duration.ZERO;
  private JavaProcess process;

  RunningAidflow(Path directory) {
    this(directory, List.of());
  }

  /** The same with more arguments than usual. */
  RunningAidflow(Path directory, List<String> more) {
    this.directory = directory;
    this.more = more;
    this.process = start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI bank() {
    return URI.create("http://127.0.0.1:" + bankPort);
  }

  Path databaseDirectory() {
    return directory.resolve("database");
  }

  String said() {
    return process.said();
  }

  /** SIGKILL, and a new start on the same data. */
  synchronized void killAndStartAgain() {
    process.kill();
    process = start();
  }

  /** Waits until it takes calls again. */
  void awaitReady() {
    var health = Caller.anonymous(base());
    await("readiness")
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> ready(health));
  }

  /** An orderly end, and a new start on the same data. */
  void stopAndStartAgain() {
    process.stop();
    process = start();
  }

  /** From the last start of the JVM until it was ready. */
  Duration startedIn() {
    return startedIn;
  }

  @Override
  public void close() {
    process.stop();
  }

  private JavaProcess start() {
    var begun = System.nanoTime();
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--aidflow.database.directory=" + databaseDirectory(),
                "--aidflow.vault.keyset=" + directory.resolve("vault.keyset"),
                "--aidflow.demo.cases=false",
                "--aidflow.bank.protocol=" + PROTOCOL,
                "--aidflow.demo.bank-port=" + bankPort,
                "--aidflow.demo.bank-books=" + directory.resolve("books.jsonl"),
                "--aidflow.demo.bank-files=" + directory.resolve("bank-files"),
                "--aidflow.bank.url=" + bank()));
    arguments.addAll(more);
    var started =
        JavaProcess.start(
            "org.aidflow.Aidflow",
            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=160m"),
            arguments,
            directory.resolve("log.txt"));
    var health = Caller.anonymous(base());
    await("readiness")
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> started.alive() && ready(health));
    startedIn = Duration.ofNanos(System.nanoTime() - begun);
    return started;
  }

  private static boolean ready(Caller health) {
    try {
      return health.get("/actuator/health/readiness").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
