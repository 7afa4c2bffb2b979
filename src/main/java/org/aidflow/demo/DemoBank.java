package org.aidflow.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The bank simulator in a JVM of its own, known by its class name only. It ends with this one,
 * however this one ends, and finds its books again at the next start.
 */
@Component
@Profile("demo")
class DemoBank implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DemoBank.class);
  private static final String MAIN = "org.aidflow.banksimulator.BankSimulator";

  private final DemoSettings settings;
  private final String secret;
  private final int port;
  private final String folder;
  private final String account;
  private @Nullable Process process;

  DemoBank(
      DemoSettings settings,
      @Value("${aidflow.bank.secret}") String secret,
      @Value("${server.port:8080}") int port,
      @Value("${aidflow.bank.iso.directory:}") String folder,
      @Value("${aidflow.bank.iso.account:}") String account) {
    this.settings = settings;
    this.secret = secret;
    this.port = port;
    this.folder = folder;
    this.account = account;
  }

  @Override
  public void start() {
    try {
      var builder = new ProcessBuilder(command()).redirectErrorStream(true);
      builder.environment().put("BANK_SECRET", secret);
      var started = builder.start();
      process = started;
      var listener = new Thread(() -> listen(started), "bank simulator");
      listener.setDaemon(true);
      listener.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The bank simulator did not start", e);
    }
  }

  @Override
  public void stop() {
    var running = process;
    process = null;
    if (running != null) {
      running.destroy();
      try {
        if (!running.waitFor(5, TimeUnit.SECONDS)) {
          running.destroyForcibly();
        }
      } catch (InterruptedException e) {
        running.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return process != null;
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(mainClass(System.getProperty("java.class.path", "")));
    command.addAll(List.of("--port", String.valueOf(settings.bankPort())));
    command.addAll(List.of("--books", settings.bankBooks().toString()));
    command.addAll(List.of("--folder", settings.bankFiles().toString()));
    command.addAll(
        List.of("--callback-url", "http://127.0.0.1:" + port + "/api/v1/payments/status"));
    if (!folder.isEmpty()) command.addAll(List.of("--folder", folder, "--day-end", "23:30"));
    if (!account.isEmpty()) command.addAll(List.of("--account", account));
    command.addAll(List.of("--parent", String.valueOf(ProcessHandle.current().pid())));
    return command;
  }

  /** From classes and jars as they are, or out of the one jar that holds them all. */
  private static List<String> mainClass(String classPath) {
    var isOneJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    return isOneJar
        ? List.of(
            "-cp",
            classPath,
            "-Dloader.main=" + MAIN,
            "org.springframework.boot.loader.launch.PropertiesLauncher")
        : List.of("-cp", classPath, MAIN);
  }

  private void listen(Process started) {
    try (BufferedReader said = started.inputReader(StandardCharsets.UTF_8)) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        log.info(line);
      }
    } catch (IOException e) {
      log.debug("The bank simulator fell silent", e);
    }
    if (process == started) {
      log.error("The bank simulator has ended: no payment is answered");
    }
  }
}
