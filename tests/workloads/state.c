/*
 * state: counts with others in the shared state of its service, and listens to what they say. Again and again it adds one to the key
 * "counter" by compare-and-swap, then writes a key "log/TASK/NUMBER" once. Another thread watches "log/" and expects each number of each
 * task once, in order. Both repeat what had no answer, as docs/state.md says. It answers over HTTP at port 8080:
 *
 *   /       "counted C told T repeated R[: what went wrong]"
 *   /stop   the same, when it counts no more
 */
#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { TASKS = 8, MOST = 1500, PAUSE = 20000 /* microseconds */ };

static const char *self;
static struct sockaddr_in door = { .sin_family = AF_INET };
static volatile long counted, told, repeated;
static volatile int stopping, stopped;
static char wrong[256];

static int call(void)
{
	const struct timeval patience = { 40, 0 };
	int file = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	if (!connect(file, (struct sockaddr *)&door, sizeof door))
		return file;
	close(file);
	return -1;
}

/* One request on a connection of its own; its status, or 0 without an answer. The answer ends with the connection. */
static int try(const char *request, char *answer, size_t size)
{
	size_t length = 0;
	ssize_t got = 0;
	int status = 0, file = call();
	if (file < 0)
		return 0;
	if (write(file, request, strlen(request)) == (ssize_t)strlen(request))
		while (length < size - 1 && (got = read(file, answer + length, size - 1 - length)) > 0)
			length += got;
	answer[length] = 0;
	close(file);
	return got == 0 && strstr(answer, "\r\n\r\n") && sscanf(answer, "HTTP/1.1 %d", &status) == 1 ? status : 0;
}

static int ask(const char *request, char *answer, size_t size)
{
	for (;; repeated++, usleep(PAUSE)) {
		int status = try(request, answer, size);
		if (status && status != 503)
			return status;
	}
}

static void complain(const char *text, long number)
{
	if (!wrong[0])
		snprintf(wrong, sizeof wrong, ": %s %ld", text, number);
}

static void put(char *request, size_t size, const char *key, const char *condition, const char *token, long value)
{
	char body[32];
	snprintf(body, sizeof body, "%ld", value);
	snprintf(request, size, "PUT /v1/state/%s HTTP/1.1\r\nHost: fog\r\nConnection: close\r\n%s\r\nIdempotency-Key: %s\r\nContent-Length: %zu\r\n\r\n%s",
		 key, condition, token, strlen(body), body);
}

/* Adds one; other tasks do so too. */
static void count(void)
{
	static long tries;
	char request[512], answer[1024], condition[64], token[128];
	for (;;) {
		long value = 0;
		int status = ask("GET /v1/state/counter HTTP/1.1\r\nHost: fog\r\nConnection: close\r\n\r\n", answer, sizeof answer);
		strcpy(condition, "If-None-Match: *");
		if (status == 200) {
			value = atol(strstr(answer, "\r\n\r\n") + 4);
			snprintf(condition, sizeof condition, "If-Match: \"%ld\"", atol(strstr(answer, "ETag: \"") + 7));
		}
		snprintf(token, sizeof token, "%s-counter-%ld", self, ++tries);
		put(request, sizeof request, "counter", condition, token, value + 1);
		status = ask(request, answer, sizeof answer);
		if (status == 204)
			return;
		if (status != 412)
			complain("the counter's write was answered", status);
	}
}

static void *write_on(void *unused)
{
	char request[512], answer[1024], key[128], token[128];
	(void)unused;
	while (!stopping && counted < MOST) {
		count();
		snprintf(key, sizeof key, "log/%s/%ld", self, counted + 1);
		snprintf(token, sizeof token, "%s-log-%ld", self, counted + 1);
		put(request, sizeof request, key, "If-None-Match: *", token, counted + 1);
		if (ask(request, answer, sizeof answer) != 204)
			complain("a new key's write wasn't done: number", counted + 1);
		counted++;
		usleep(PAUSE);
	}
	stopped = 1;
	return NULL;
}

/* What an event says: {"key":"log/TASK/NUMBER",... */
static void heard(const char *data)
{
	static struct { char name[64]; long number; } tasks[TASKS];
	char name[64];
	long number;
	int i = 0;
	if (sscanf(data, "data: {\"key\":\"log/%63[^/]/%ld", name, &number) != 2)
		return;
	while (i < TASKS - 1 && tasks[i].name[0] && strcmp(tasks[i].name, name))
		i++;
	strcpy(tasks[i].name, name);
	if (number != tasks[i].number + 1)
		complain("a number was missed or told twice after", tasks[i].number);
	tasks[i].number = number;
	told++;
}

/* An event that was cut off counts as not told. */
static void listen_to(FILE *events, long *last)
{
	char line[8192];
	long id = *last;
	while (fgets(line, sizeof line, events) && strchr(line, '\n')) {
		if (!strncmp(line, "id: ", 4))
			id = atol(line + 4);
		else if (!strncmp(line, "event: lost", 11))
			complain("events were lost after", *last);
		else if (!strncmp(line, "data: ", 6)) {
			if (id <= *last)
				complain("an event came after a later one", *last);
			heard(line);
			*last = id;
		}
	}
}

static void *watch(void *unused)
{
	long last = 0;
	(void)unused;
	for (;; repeated++, usleep(PAUSE)) {
		int file = call();
		FILE *events = file < 0 ? NULL : fdopen(file, "r");
		if (!events)
			continue;
		if (dprintf(file, "GET /v1/state?prefix=log/&watch=%ld HTTP/1.0\r\n\r\n", last) > 0) /* 1.0: no chunks between the lines */
			listen_to(events, &last);
		fclose(events);
	}
	return NULL;
}

int main(void)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(8080) };
	char host[64], request[1024], body[512];
	pthread_t thread;
	int port, one = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
	signal(SIGPIPE, SIG_IGN);
	self = strchr(getenv("FOG_TASK"), '/') + 1;
	sscanf(getenv("FOG_STATE"), "http://%63[^:]:%d", host, &port);
	door.sin_port = htons(port);
	inet_pton(AF_INET, host, &door.sin_addr);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 64))
		return 1;
	pthread_create(&thread, NULL, watch, NULL);
	pthread_create(&thread, NULL, write_on, NULL);
	for (;;) {
		int client = accept(listener, NULL, NULL);
		if (client < 0)
			continue;
		ssize_t got = read(client, request, sizeof request - 1);
		request[got < 0 ? 0 : got] = 0;
		stopping |= !strncmp(request, "GET /stop ", 10);
		while (stopping && !stopped)
			usleep(PAUSE);
		snprintf(body, sizeof body, "counted %ld told %ld repeated %ld%s", counted, told, repeated, wrong);
		dprintf(client, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
		close(client);
	}
}
