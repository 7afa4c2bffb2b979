package org.aidflow.exchange;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends events to webhooks after the commit, in threads of its own: no slow client holds up what
 * {@link ExchangeWorker} does. Commits: two for an event (taken, sent).
 */
@Component
public class WebhookWorker implements SmartLifecycle {
  private final WebhookQueue queue;
  private final WorkerSettings settings;
  private final Worker worker;

  WebhookWorker(WebhookQueue queue, WorkerSettings settings) {
    this.queue = queue;
    this.settings = settings;
    this.worker = new Worker("webhooks", settings.every(), queue::work);
  }

  /** Sends everything that is due; returns how much it was. */
  public int runOnce() {
    int all = 0;
    for (int part = queue.work(); part > 0; part = queue.work()) {
      all += part;
    }
    return all;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
