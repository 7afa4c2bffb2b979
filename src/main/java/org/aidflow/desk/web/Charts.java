package org.aidflow.desk.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives pages the library that draws charts, below {@code /desk} like all that they need: {@code
 * /desk/webjars/chart.js/dist/chart.umd.js}, whatever its version.
 */
@Configuration(proxyBeanMethods = false)
class Charts implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/desk/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .resourceChain(true);
  }
}
