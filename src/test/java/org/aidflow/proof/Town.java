package org.aidflow.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.access.Accounts;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.access.Staffing;
import org.aidflow.household.DepartmentRecords;
import org.aidflow.household.RecordKind;
import org.aidflow.household.RemotePovertyRegister;
import org.aidflow.kernel.Area;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Money;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an operator has set up before the first request of a proof: officials of its own beside the
 * demo's, who work in the townships of a list and above them; a register in another house; what
 * departments know of people. It runs inside the started application (by {@code
 * spring.main.sources}) before its doors open, by the same faces that administrators' screens and
 * nightly deliveries use, once: afterwards nobody but officials and clients does anything.
 */
final class Town implements SmartInitializingSingleton {

  /** The client that keeps the far register, password {@code demo}. */
  static final String REGISTER = "register";

  /** What a car costs whose owner is not poor. */
  private static final Money DEAR = Money.ofYuan("80000");

  private static final List<Role> ROLES =
      List.of(
          Role.VILLAGE_INFORMANT,
          Role.TOWNSHIP_REVIEWER,
          Role.TOWNSHIP_HEAD,
          Role.COUNTY_APPROVER,
          Role.FINANCE_PREPARER,
          Role.FINANCE_RELEASER,
          Role.PREFECTURE_APPROVER);

  private final Path file;
  private final Accounts accounts;
  private final Staffing staffing;
  private final Clients clients;
  private final RemotePovertyRegister registers;
  private final DepartmentRecords departments;
  private final TransactionTemplate transaction;

  Town(
      @Value("${aidflow.proof.town}") Path file,
      Accounts accounts,
      Staffing staffing,
      Clients clients,
      RemotePovertyRegister registers,
      DepartmentRecords departments,
      TransactionTemplate transaction) {
    this.file = file;
    this.accounts = accounts;
    this.staffing = staffing;
    this.clients = clients;
    this.registers = registers;
    this.departments = departments;
    this.transaction = transaction;
  }

  /** What the application is started with to have this set up. */
  static List<String> arguments(Path file) {
    return List.of("--spring.main.sources=" + Town.class.getName(), "--aidflow.proof.town=" + file);
  }

  /** The list for these townships, and of people of whom something is known. */
  static void write(Path file, List<String> townships, List<String> known) {
    var lines = new ArrayList<String>();
    townships.stream()
        .filter(township -> !township.equals(Places.TOWNSHIP))
        .forEach(township -> lines.add("township," + township));
    lines.add("register," + Places.farRegister());
    known.forEach(line -> lines.add("known," + line));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By which names the officials of a group log in: the demo's, or the proof's own. */
  static Roster roster() {
    return group -> {
      var role = group.substring(0, group.indexOf('.'));
      var area = group.substring(group.indexOf('.') + 1);
      return isOfTheDemo(area)
          ? Roster.numbered(role)
          : Roster.numbered(role + "-" + area.substring(0, Math.min(9, area.length())));
    };
  }

  private static boolean isOfTheDemo(String area) {
    return Places.TOWNSHIP.startsWith(area) || area.startsWith(Places.TOWNSHIP);
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          if (!accounts.exists("proof")) {
            accounts.open("proof", "Proof", "", "demo");
            setUp();
          }
        });
  }

  private void setUp() {
    clients.register(REGISTER, "demo", List.of(Scopes.QUESTIONS));
    try {
      for (var line : Files.readAllLines(file)) {
        var said = line.split(",", -1);
        switch (said[0]) {
          case "township" -> engage(new AreaCode(said[1]));
          case "register" -> registers.connect(new AreaCode(said[1]), REGISTER);
          default -> know(said[1], RecordKind.valueOf(said[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void know(String residentId, RecordKind kind) {
    departments.enter(residentId, kind, kind == RecordKind.VEHICLE ? DEAR : null);
  }

  private void engage(AreaCode township) {
    for (var role : ROLES) {
      var villages = role.level() == AreaLevel.VILLAGE;
      var post = villages ? township : township.at(role.level());
      for (var login : Roster.numbered(role.id() + "-" + post)) {
        if (isOfTheDemo(post.value()) || accounts.exists(login)) {
          continue;
        }
        accounts.open(login, login, "", "demo");
        staffing.appoint(
            login,
            role,
            villages ? Areas.children(township).stream().map(Area::code).toList() : List.of(post));
      }
    }
  }
}
