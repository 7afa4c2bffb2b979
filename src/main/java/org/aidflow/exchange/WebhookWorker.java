package org.aidflow.exchange;

import org.springframework.stereotype.Component;

/**
 * Sends events to webhooks after the commit, in threads of its own: no slow client holds up what
 * {@link ExchangeWorker} does. Commits: two for an event (taken, sent).
 */
@Component
public class WebhookWorker extends BackgroundWork {
  private final WebhookQueue queue;

  WebhookWorker(WebhookQueue queue, WorkerSettings settings) {
    super("webhooks", settings.every(), settings);
    this.queue = queue;
  }

  @Override
  protected int workAPart() {
    return queue.work();
  }
}
