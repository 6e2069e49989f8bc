package org.wschat.architecture.planted.client;

import com.google.gson.JsonObject;
import java.net.http.HttpClient;

record InnocentClient(HttpClient http, JsonObject frame) {}
