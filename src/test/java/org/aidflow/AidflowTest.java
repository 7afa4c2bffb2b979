package org.aidflow;

import java.time.Duration;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.paths.TakenPaths;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test on the whole application, its real database and a real port. All that run in one JVM share
 * one Spring context and one server: bring no mock beans, properties or profiles of your own, or
 * another context starts. Jobs run only when a test fires them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({EmptyDatabase.class, StatementCount.Counting.class, TakenPaths.class})
@ExtendWith(SoundLedger.class)
public abstract class AidflowTest {

  static {
    // what is waited for here takes milliseconds
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
  }

  @LocalServerPort protected int port;

  @Autowired protected ProcessEngine engine;

  @DynamicPropertySource
  static void bank(DynamicPropertyRegistry settings) {
    settings.add("aidflow.bank.url", TheBank::address);
    settings.add("aidflow.bank.secret", () -> BankProcess.SECRET);
    settings.add("aidflow.bank.timeout", () -> "2s");
    settings.add(
        "aidflow.bank.iso.directory",
        () -> System.getProperty("aidflow.tests", "target/tests-1") + "/bank-files");
    settings.add("aidflow.bank.iso.account", () -> "44050168001234567890");
    settings.add("aidflow.bank.iso.name", () -> "威宁县救助基金");
    settings.add("aidflow.bank.iso.bank-code", () -> "105701000000");
    settings.add("aidflow.bank.iso.quiet", () -> "0s");
    settings.add("aidflow.custody.account", () -> "6222000000000001");
  }

  @Autowired private StatementCount statements;

  @BeforeEach
  void assertOnThisEngine() {
    BpmnAwareTests.init(engine);
    statements.rest();
  }
}
