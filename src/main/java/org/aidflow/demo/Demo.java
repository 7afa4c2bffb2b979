package org.aidflow.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the demo: people before the doors open, cases right after. The application is not ready for
 * others while its past still happens, which takes a minute at the very first start.
 */
@Component
@Profile("demo")
class Demo implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(Demo.class);

  private final DemoSettings settings;
  private final DemoPeople people;
  private final DemoCases cases;
  private final Welcome welcome;
  private final ServletWebServerApplicationContext context;
  private final AtomicBoolean opened = new AtomicBoolean();

  Demo(
      DemoSettings settings,
      DemoPeople people,
      DemoCases cases,
      Welcome welcome,
      ServletWebServerApplicationContext context) {
    this.settings = settings;
    this.people = people;
    this.cases = cases;
    this.welcome = welcome;
    this.context = context;
  }

  @Override
  public void afterSingletonsInstantiated() {
    people.arrive();
  }

  @EventListener
  void onReady(AvailabilityChangeEvent<ReadinessState> event) {
    if (event.getState() != ReadinessState.ACCEPTING_TRAFFIC
        || !opened.compareAndSet(false, true)) {
      return;
    }
    if (settings.cases() && cases.areMissing()) {
      AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
      var past = new Thread(this::live, "demo");
      past.setDaemon(true);
      past.start();
    } else {
      open();
    }
  }

  private void live() {
    log.info(
        "The first start of the demo: some forty families file, and their cases are worked on.");
    try {
      cases.happen(port());
    } catch (RuntimeException e) {
      log.error("Not all cases of the demo came about", e);
    } finally {
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
    open();
  }

  private void open() {
    cases.catchUp();
    welcome.say(port());
  }

  private int port() {
    return context.getWebServer().getPort();
  }
}
