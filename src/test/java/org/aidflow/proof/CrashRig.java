package org.aidflow.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.aidflow.Aidflow;
import org.aidflow.demo.DemoPeople;
import org.aidflow.disbursement.MetCases;
import org.aidflow.kernel.CaseNumber;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The application, with a point at which it kills itself by SIGKILL, and with payments that wait
 * for their release.
 *
 * <p>{@code --rig.crash=<point>:<count>} dies when the point is reached for that time; {@code
 * --rig.payments=<count>} prepares so many payments once it is ready, before any point counts;
 * {@code --rig.seed} chooses what else is random.
 */
final class CrashRig {
  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  private CrashRig() {}

  public static void main(String[] arguments) {
    new SpringApplicationBuilder(Aidflow.class)
        .initializers(context -> rig((GenericApplicationContext) context))
        .run(arguments);
  }

  private static void rig(GenericApplicationContext context) {
    var crash = context.getEnvironment().getProperty("rig.crash");
    if (crash != null) {
      var parts = crash.split(":", 2);
      var seed = context.getEnvironment().getProperty("rig.seed", Long.class, 0L);
      context
          .getBeanFactory()
          .addBeanPostProcessor(
              new Crash(
                  CrashPoint.valueOf(parts[0]), Integer.parseInt(parts[1]), new Random(seed)));
    }
    var payments = context.getEnvironment().getProperty("rig.payments", Integer.class, 0);
    context.addApplicationListener(new Payments(payments));
  }

  /** People to release payments, and payments that wait for them. */
  private record Payments(int count) implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
      ready.getApplicationContext().getBean(DemoPeople.class).arrive();
      var preparing = new Thread(() -> prepare(ready.getApplicationContext()), "rig");
      preparing.setDaemon(true);
      preparing.start();
    }

    private void prepare(ConfigurableApplicationContext context) {
      var cases = new MetCases(context);
      var runtime = context.getBean(RuntimeService.class);
      for (int i = 0; i < count; i++) {
        long fen = 10_000L + i;
        start(runtime, cases.paidTo("6222021234%05d".formatted(i) + "7890", fen), fen);
      }
      PREPARED.set(true);
    }

    private static void start(RuntimeService runtime, CaseNumber number, long fen) {
      runtime.startProcessInstanceByKey(
          "disburse",
          number.value(),
          Map.of(
              "caseNumber",
              number.value(),
              "area",
              MetCases.VILLAGE.value(),
              "amountFen",
              fen,
              "metFen",
              fen,
              "priority",
              "P3"));
    }
  }

  /** Puts the end of the application at its point. */
  private static final class Crash implements BeanPostProcessor, MethodInterceptor {
    private final CrashPoint point;
    private final AtomicInteger left;
    private final Random random;

    Crash(CrashPoint point, int count, Random random) {
      this.point = point;
      this.left = new AtomicInteger(count);
      this.random = random;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      var type = AopUtils.getTargetClass(bean);
      if (!type.getSimpleName().equals(point.type())) return bean;
      if (Arrays.stream(type.getDeclaredMethods())
          .noneMatch(method -> method.getName().equals(point.method()))) {
        throw new IllegalStateException(point + " is at no method of " + type);
      }
      if (bean instanceof Advised advised && !advised.isFrozen()) {
        advised.addAdvice(this); // innermost: within the bean's own transaction
        return bean;
      }
      var proxy = new ProxyFactory(bean);
      proxy.setProxyTargetClass(true);
      proxy.addAdvice(this);
      return proxy.getProxy(bean.getClass().getClassLoader());
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
      if (!PREPARED.get()
          || !call.getMethod().getName().equals(point.method())
          || left.decrementAndGet() != 0) {
        return call.proceed();
      }
      switch (point.when()) {
        case DURING -> dieSoon();
        case BEFORE_COMMIT -> atCommit(CrashRig::die, () -> {});
        case AFTER_COMMIT -> atCommit(() -> {}, CrashRig::die);
        case AFTER -> {
          call.proceed();
          die();
        }
      }
      return call.proceed();
    }

    private void dieSoon() {
      int wait = random.nextInt(40);
      var killer =
          new Thread(
              () -> {
                awaitMillis(wait);
                die();
              },
              "killer");
      killer.setDaemon(true);
      killer.start();
    }

    private static void atCommit(Runnable before, Runnable after) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public int getOrder() {
              return LOWEST_PRECEDENCE;
            }

            @Override
            public void beforeCommit(boolean readOnly) {
              before.run();
            }

            @Override
            public void afterCommit() {
              after.run();
            }
          });
    }
  }

  /** SIGKILL, by another process: no hook runs, nothing is flushed; this thread goes nowhere. */
  private static void die() {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitMillis(TimeUnit.MINUTES.toMillis(5));
  }

  private static void awaitMillis(long millis) {
    try {
      var unused = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
