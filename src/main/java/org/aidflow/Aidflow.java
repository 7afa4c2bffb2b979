package org.aidflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Aid from a request to the money on the household's account, in one application. */
// nobody is known but clients and officials: no user of Spring's own, with a password in the log
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Aidflow {

  public static void main(String[] arguments) {
    SpringApplication.run(Aidflow.class, arguments);
  }
}
