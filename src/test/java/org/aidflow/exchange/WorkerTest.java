package org.aidflow.exchange;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(2);

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void itLooksForWorkEveryNowAndThen() {
    var worker = new Worker("often", OFTEN, this::nothingToDo);
    worker.start();
    await().until(() -> calls.get() > 3);
    worker.stop();
  }

  @Test
  void aNudgeWakesItAtOnce() {
    var worker = new Worker("seldom", SELDOM, this::nothingToDo);
    worker.start();
    await().until(() -> calls.get() == 1);
    worker.nudge();
    await().until(() -> calls.get() == 2);
    worker.stop();
  }

  @Test
  void itWorksUntilNothingIsLeft() {
    var worker = new Worker("seldom", SELDOM, () -> calls.incrementAndGet() < 50 ? 1 : 0);
    worker.start();
    await().until(() -> calls.get() == 50);
    worker.stop();
  }

  @Test
  void itOutlivesADatabaseThatIsAway() {
    var away = new AtomicBoolean(true);
    var worked = new AtomicInteger();
    var worker =
        new Worker(
            "often",
            OFTEN,
            () -> {
              if (away.get()) {
                calls.incrementAndGet();
                throw new IllegalStateException("Connection refused");
              }
              worked.incrementAndGet();
              return 0;
            });
    worker.start();
    await().until(() -> calls.get() > 2);
    away.set(false);
    await().until(() -> worked.get() > 2);
    worker.stop();
  }

  @Test
  void itEndsWhenThePartUnderWayIsDone() throws Exception {
    var underWay = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new AtomicBoolean();
    var worker =
        new Worker(
            "seldom",
            SELDOM,
            () -> {
              underWay.countDown();
              waitFor(mayEnd);
              ended.set(true);
              return 1;
            });
    worker.start();
    assertThat(underWay.await(10, SECONDS)).isTrue();
    var stopping = new Thread(worker::stop);
    stopping.start();
    mayEnd.countDown();
    stopping.join(10_000);

    assertThat(ended).isTrue();
    assertThat(worker.isRunning()).isFalse();
  }

  private int nothingToDo() {
    calls.incrementAndGet();
    return 0;
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Stopped too early", e);
    }
  }
}
