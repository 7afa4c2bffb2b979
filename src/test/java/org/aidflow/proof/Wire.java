package org.aidflow.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP connection between two programs of this machine that a proof can cut and mend. */
final class Wire implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Wire(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Resets what is connected and turns away who comes, until it is mended. */
  void cut() {
    cut = true;
    open.forEach(Wire::close);
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        connect(door.accept());
      } catch (IOException closed) {
        if (!door.isClosed()) throw new UncheckedIOException(closed);
      }
    }
  }

  private void connect(Socket caller) {
    open.add(caller);
    try {
      if (cut) throw new IOException("cut");
      var called = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(called);
      daemon(() -> pump(caller, called));
      daemon(() -> pump(called, caller));
    } catch (IOException nobodyThere) {
      close(caller);
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      open.remove(from);
    } finally {
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }
}
