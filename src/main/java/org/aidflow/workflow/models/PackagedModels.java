package org.aidflow.workflow.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models, tables and forms of {@code processes/} and {@code forms/} as one deployment,
 * before the first request is served. They are packed into the jar; a folder of the same name
 * beside the jar wins, file by file. When nothing changed nothing is deployed, and what a process
 * designer deployed later is left alone.
 */
@Component
class PackagedModels implements SmartInitializingSingleton {

  /** Name and source of the packaged deployments, by which they are told from designers'. */
  static final String DEPLOYMENT = "aidflow";

  private static final Logger log = LoggerFactory.getLogger(PackagedModels.class);
  private static final List<String> FOLDERS = List.of("processes", "forms");

  private final RepositoryService repository;
  private final DeployedModels deployed;
  private final Path beside;

  /**
   * Where to look.
   *
   * @param directory holds the folders that win over the jar's; the jar's own when not set
   */
  @ConfigurationProperties("aidflow.models")
  record Settings(@Nullable Path directory) {}

  PackagedModels(RepositoryService repository, DeployedModels deployed, Settings settings) {
    this.repository = repository;
    this.deployed = deployed;
    this.beside =
        Objects.requireNonNullElseGet(
            settings.directory(), () -> new ApplicationHome().getDir().toPath());
  }

  @Override
  public void afterSingletonsInstantiated() {
    deploy();
  }

  /** Deploys what is new. */
  void deploy() {
    var files = new TreeMap<String, byte[]>();
    for (var folder : FOLDERS) {
      files.putAll(packed(folder));
      files.putAll(beside(folder));
    }
    var designed = deployed.fromOthersThan(DEPLOYMENT).stream().filter(files::containsKey).toList();
    if (!designed.isEmpty()) {
      log.info("Left alone, because a process designer deployed a newer version: {}", designed);
      designed.forEach(files::remove);
    }
    deploy(files);
  }

  private void deploy(Map<String, byte[]> files) {
    if (files.isEmpty()) {
      return;
    }
    var deployment = repository.createDeployment().name(DEPLOYMENT).source(DEPLOYMENT);
    files.forEach(
        (name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
    deployment.enableDuplicateFiltering(false).deploy();
  }

  private static Map<String, byte[]> packed(String folder) {
    var files = new TreeMap<String, byte[]>();
    try {
      for (var resource :
          new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/*.*")) {
        files.put(Objects.requireNonNull(resource.getFilename()), resource.getContentAsByteArray());
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the packaged " + folder, e);
    }
  }

  private Map<String, byte[]> beside(String folder) {
    var directory = beside.resolve(folder);
    if (!Files.isDirectory(directory)) {
      return Map.of();
    }
    var files = new TreeMap<String, byte[]>();
    try (var found = Files.newDirectoryStream(directory, "*.{bpmn,dmn,form}")) {
      for (var file : found) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + directory, e);
    }
  }
}
