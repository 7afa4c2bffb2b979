package org.aidflow.banksimulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one bank of a test run, in a JVM of its own that ends with this one. */
public final class TheBank {
  private static final int PORT = freePort();
  private static @Nullable BankProcess process;

  private TheBank() {}

  /** Where it will listen; known before it does. */
  public static String address() {
    return "http://127.0.0.1:" + PORT;
  }

  /** Opens it for the application at that port, if it is not open yet. */
  public static synchronized BankProcess open(int customer) {
    var open = process;
    if (open == null) {
      var books = Path.of("target", "bank", ProcessHandle.current().pid() + ".jsonl");
      var callbacks = URI.create("http://127.0.0.1:" + customer + "/api/v1/payments/status");
      open = BankProcess.start(books, callbacks, "--port", Integer.toString(PORT));
      process = open;
    }
    return open;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
