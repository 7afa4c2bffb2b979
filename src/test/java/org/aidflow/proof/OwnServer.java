package org.aidflow.proof;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A durable PostgreSQL outside the application, with its two roles; a proof may kill it. */
final class OwnServer implements AutoCloseable {
  private static final String PASSWORD = "outside";

  private final Path directory;
  private final int port = JavaProcess.freePort();
  private EmbeddedPostgres server;

  OwnServer(Path directory) {
    this.directory = directory;
    this.server = start();
    change(
        "postgres",
        "create role aidflow_owner login password '" + PASSWORD + "'",
        "create role aidflow_app login password '" + PASSWORD + "'",
        "create database aidflow owner aidflow_owner",
        "grant connect, temporary on database aidflow to aidflow_app");
  }

  int port() {
    return port;
  }

  /** What makes the application use it, reached through that port of this machine. */
  List<String> settings(int through) {
    return List.of(
        "--spring.datasource.url=jdbc:postgresql://localhost:" + through + "/aidflow",
        "--spring.datasource.username=aidflow_app",
        "--spring.datasource.password=" + PASSWORD,
        "--spring.flyway.user=aidflow_owner",
        "--spring.flyway.password=" + PASSWORD);
  }

  /** SIGKILL for the whole server, as a power cut would end it, and a new start on its data. */
  void killAndStartAgain() {
    try {
      var postmaster = Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip();
      var handle = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
      var all = handle.descendants().toList();
      handle.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      for (var one : all) one.onExit().get(30, TimeUnit.SECONDS);
      handle.onExit().get(30, TimeUnit.SECONDS);
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    server = start();
  }

  long count(String from) {
    try (var connection = DriverManager.getConnection(url("aidflow"), "postgres", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + from)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data())
          .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
          .setCleanDataDirectory(false)
          .setPort(port)
          .setPGStartupWait(Duration.ofMinutes(2))
          .setLocaleConfig("locale", "C")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", "100")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(String database, String... statements) {
    try (var connection = DriverManager.getConnection(url(database), "postgres", "");
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  private Path data() {
    return directory.resolve("outside").toAbsolutePath();
  }
}
