package org.aidflow.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Comparator.comparingLong;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An own PostgreSQL server on a free port of this machine. Its directory is kept and holds:
 *
 * <pre>
 * binaries/              the unpacked server
 * cluster/               the data
 * passwords.properties   of superuser, schema owner and application; for the owner's eyes only
 * server.log
 * lock                   held by the one running application
 * </pre>
 */
final class EmbeddedDatabase implements AutoCloseable {

  /** Owns the schema: runs the migrations. */
  static final String OWNER = "aidflow_owner";

  /** Works on the rows: what the connection pool uses. */
  static final String APPLICATION = "aidflow_app";

  private static final String DATABASE = "aidflow";

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final DatabaseSettings settings;
  private final Path directory;
  private final Path cluster;
  private final Path binaries;
  private final Path passwordFile;
  private final FileChannel lock;
  private final Passwords passwords;
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(DatabaseSettings settings) throws IOException {
    this.settings = settings;
    directory = settings.directory().toAbsolutePath().normalize();
    cluster = directory.resolve("cluster");
    binaries = directory.resolve("binaries");
    passwordFile = directory.resolve("passwords.properties");
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    lock = lock();
    stopServerLeftBehind();
    boolean secured = Files.exists(passwordFile);
    passwords = secured ? Passwords.read(passwordFile) : Passwords.generate();
    server = startServer(secured);
    log.info("PostgreSQL on localhost:{}, data in {}", server.getPort(), directory);
  }

  static EmbeddedDatabase start(DatabaseSettings settings) {
    try {
      return new EmbeddedDatabase(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start in " + settings.directory(), e);
    }
  }

  String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  Passwords passwords() {
    return passwords;
  }

  @Override
  public void close() throws IOException {
    server.close();
    lock.close();
  }

  private FileChannel lock() throws IOException {
    var channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException heldByThisJvm) {
      log.debug("{} is locked by this JVM", directory, heldByThisJvm);
    }
    channel.close();
    throw new DatabaseNotReady(
        "Another application is running on the database in " + directory + ".",
        "Stop it, or set aidflow.database.directory (AIDFLOW_DATABASE_DIRECTORY) to another one.");
  }

  /** After a kill of the JVM the server lives on; we hold the lock, so it serves nobody. */
  private void stopServerLeftBehind() throws IOException {
    var pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.isEmpty()) {
      return;
    }
    Optional<Path> program =
        ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().command())
            .map(Path::of)
            .filter(command -> command.endsWith("postgres"));
    if (program.isPresent()) {
      log.info("Stopping the PostgreSQL server that an earlier run left behind");
      var control = program.get().resolveSibling("pg_ctl").toString();
      run("", control, "-D", cluster.toString(), "stop", "-m", "fast", "-w", "-t", "60");
    }
  }

  private EmbeddedPostgres startServer(boolean secured) throws IOException {
    var serverLog = Redirect.appendTo(directory.resolve("server.log").toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofMinutes(1))
            .setOutputRedirector(serverLog)
            .setErrorRedirector(serverLog)
            .setConnectConfig("password", passwords.superuser())
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("max_connections", "100")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", onOff(settings.durable()))
            .setServerConfig("full_page_writes", onOff(settings.durable()))
            .setServerConfig("synchronous_commit", onOff(settings.durable()));
    if (!secured) {
      builder.setDataDirectoryCustomizer(this::secure);
    }
    return builder.start();
  }

  /**
   * Sets passwords and demands them, before the server listens for the first time. They are 24
   * random bytes, which no number of iterations makes harder to guess, only slower to log in with.
   */
  private void secure(File initializedCluster) {
    try {
      run(
          """
          set scram_iterations = 1
          alter role postgres password '%s'
          create role %s login
          create role %s login
          alter role %s password '%s'
          alter role %s password '%s'
          create database %s owner %s
          revoke all on database %s from public
          grant connect, temporary on database %s to %s
          """
              .formatted(
                  passwords.superuser(),
                  OWNER,
                  APPLICATION,
                  OWNER,
                  passwords.owner(),
                  APPLICATION,
                  passwords.application(),
                  DATABASE,
                  OWNER,
                  DATABASE,
                  DATABASE,
                  APPLICATION),
          program("postgres"),
          "--single",
          "-D",
          initializedCluster.getPath(),
          "postgres");
      Files.writeString(
          cluster.resolve("pg_hba.conf"),
          """
          host all all 127.0.0.1/32 scram-sha-256
          host all all ::1/128 scram-sha-256
          """);
      passwords.write(passwordFile);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot set passwords in " + directory, e);
    }
  }

  /** The program of the newest unpacked server. */
  private String program(String name) throws IOException {
    try (var servers = Files.list(binaries)) {
      return servers
          .max(comparingLong(unpacked -> unpacked.toFile().lastModified()))
          .orElseThrow()
          .resolve("bin")
          .resolve(name)
          .toString();
    }
  }

  private void run(String input, String... command) throws IOException {
    List<String> line = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root
      line.addAll(List.of("unshare", "-U"));
    }
    line.addAll(Arrays.asList(command));
    var serverLog = Redirect.appendTo(directory.resolve("server.log").toFile());
    var process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(serverLog).start();
    try (var writer = process.outputWriter()) {
      writer.write(input);
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command[0] + " failed, see " + directory.resolve("server.log"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + command[0] + " ran", e);
    }
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }
}
