# Needs the jar: mvn -DskipTests package
FROM eclipse-temurin:25-jre
RUN useradd --system --create-home framelog
USER framelog
WORKDIR /home/framelog
COPY api/target/framelog.jar framelog.jar
ENV OPT_OUT_TRACKING=true
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "-jar", "framelog.jar"]
