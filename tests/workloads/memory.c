/*
 * memory MIB [DIRTY_MIB_PER_SECOND | wanes]: holds so much random memory, writes to so many different pages a second, and answers over
 * HTTP at port 8080, each connection for as long as it stays. "wanes": each time that somebody has dumped it, as the kernel's soft-dirty
 * tracking tells, it writes once to a fifth less of its pages than the time before, at first to a half.
 *
 *   /tick   a number, each given out once, in order
 *   /check  "ok" when all memory is as this program left it, "BAD ..." otherwise
 *   /put    appends a line to /data/file and to /file, answers how many bytes the first has
 *   /get    what is in both
 *   /map    begins, at the first time, to count as memory that is the file /data/mapped; "ok" when that has counted as far as all else
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, WORDS = PAGE / 8 };

static uint64_t *memory;
static size_t pages;
static double dirty;
static uint64_t ticks, writes;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* xorshift64*: content that neither compresses nor repeats. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 2685821657736338717ULL;
}

/* Of each page the first word counts writes to it, the others never change. */
static void fill(void)
{
	for (size_t page = 0; page < pages; page++) {
		uint64_t state = page + 1;
		memory[page * WORDS] = 0;
		for (size_t word = 1; word < WORDS; word++)
			memory[page * WORDS + word] = next_random(&state);
	}
}

static void check(char *answer, size_t size)
{
	uint64_t counted = 0;
	pthread_mutex_lock(&lock);
	for (size_t page = 0; page < pages; page++) {
		uint64_t state = page + 1;
		counted += memory[page * WORDS];
		for (size_t word = 1; word < WORDS; word++)
			if (memory[page * WORDS + word] != next_random(&state)) {
				snprintf(answer, size, "BAD word %zu of page %zu", word, page);
				pthread_mutex_unlock(&lock);
				return;
			}
	}
	if (counted == writes)
		snprintf(answer, size, "ok");
	else
		snprintf(answer, size, "BAD %llu writes counted of %llu", (unsigned long long)counted, (unsigned long long)writes);
	pthread_mutex_unlock(&lock);
}

static void *write_on(void *unused)
{
	const struct timespec pause = { 0, 5000000 };
	struct timespec start, now;
	uint64_t done = 0;
	(void)unused;
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (;;) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		double due = dirty * 256 * (now.tv_sec - start.tv_sec + (now.tv_nsec - start.tv_nsec) / 1e9);
		pthread_mutex_lock(&lock);
		for (int burst = 0; done < due && burst < 4096; burst++, done++, writes++)
			memory[(done % pages) * WORDS]++;
		pthread_mutex_unlock(&lock);
		nanosleep(&pause, NULL);
	}
	return NULL;
}

/* Whether this page was written since somebody last began to track; bit 55 of the kernel's word on it. */
static int is_dirty(int pagemap, const void *page)
{
	uint64_t word = 0;
	return pread(pagemap, &word, sizeof word, (uintptr_t)page / PAGE * sizeof word) == sizeof word && word >> 55 & 1;
}

static void *wane(void *unused)
{
	const struct timespec pause = { 0, 5000000 };
	static volatile char sentinel[PAGE] __attribute__((aligned(PAGE)));
	int pagemap = open("/proc/self/pagemap", O_RDONLY);
	(void)unused;
	for (size_t size = pages / 2;; size = size / 5 * 4) {
		sentinel[0]++;
		while (is_dirty(pagemap, (const void *)sentinel))
			nanosleep(&pause, NULL);
		for (size_t page = 0; page < size; page++) {
			pthread_mutex_lock(&lock);
			memory[page * WORDS]++;
			writes++;
			pthread_mutex_unlock(&lock);
		}
	}
	return NULL;
}

static uint64_t *mapped;
static uint64_t marks;

static void *mark(void *unused)
{
	const struct timespec pause = { 0, 5000000 };
	(void)unused;
	for (;;) {
		pthread_mutex_lock(&lock);
		++*mapped;
		marks++;
		pthread_mutex_unlock(&lock);
		nanosleep(&pause, NULL);
	}
	return NULL;
}

static void map(char *answer, size_t size)
{
	int file = open("/data/mapped", O_CREAT | O_RDWR, 0644);
	pthread_t thread;
	pthread_mutex_lock(&lock);
	if (!mapped && !ftruncate(file, PAGE) && (mapped = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)) != MAP_FAILED)
		pthread_create(&thread, NULL, mark, NULL);
	snprintf(answer, size, *mapped == marks ? "ok" : "BAD %llu marks in the file of %llu", (unsigned long long)*mapped, (unsigned long long)marks);
	pthread_mutex_unlock(&lock);
	close(file);
}

static long append(const char *path)
{
	struct stat seen;
	int file = open(path, O_CREAT | O_APPEND | O_WRONLY, 0644);
	if (file < 0)
		return -1;
	dprintf(file, "%llu\n", (unsigned long long)ticks);
	fstat(file, &seen);
	close(file);
	return seen.st_size;
}

static size_t contents(const char *path, char *answer, size_t size)
{
	int file = open(path, O_RDONLY);
	ssize_t got = file < 0 ? 0 : read(file, answer, size);
	if (file >= 0)
		close(file);
	return got < 0 ? 0 : got;
}

static void answer_to(const char *path, char *body, size_t size)
{
	if (!strncmp(path, "/tick ", 6)) {
		pthread_mutex_lock(&lock);
		snprintf(body, size, "%llu", (unsigned long long)++ticks);
		pthread_mutex_unlock(&lock);
	} else if (!strncmp(path, "/check ", 7)) {
		check(body, size);
	} else if (!strncmp(path, "/put ", 5)) {
		append("/file");
		snprintf(body, size, "%ld", append("/data/file"));
	} else if (!strncmp(path, "/get ", 5)) {
		size_t length = contents("/data/file", body, size / 2 - 2);
		body[length++] = '|';
		length += contents("/file", body + length, size / 2 - 2);
		body[length] = 0;
	} else if (!strncmp(path, "/map ", 5)) {
		map(body, size);
	} else {
		snprintf(body, size, "nothing there");
	}
}

static void *serve(void *argument)
{
	int client = (int)(intptr_t)argument;
	char request[2048], body[4096];
	ssize_t got;
	while ((got = read(client, request, sizeof request - 1)) > 0) {
		request[got] = 0;
		answer_to(strncmp(request, "GET ", 4) ? "" : request + 4, body, sizeof body);
		if (dprintf(client, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body) < 0)
			break;
	}
	close(client);
	return NULL;
}

int main(int count, char **arguments)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(8080) };
	pthread_t thread;
	int one = 1, door;
	close_range(3, ~0U, 0); /* what whoever started this left open may be of another mount namespace, which no dump can say */
	door = socket(AF_INET, SOCK_STREAM, 0);
	pages = (count > 1 ? strtoul(arguments[1], NULL, 10) : 16) * 256;
	int wanes = count > 2 && !strcmp(arguments[2], "wanes");
	dirty = count > 2 ? atof(arguments[2]) : 0;
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return 1;
	if (wanes)
		madvise(memory, pages * PAGE, MADV_NOHUGEPAGE); /* a huge page is written as a whole */
	fill();
	setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	if (bind(door, (struct sockaddr *)&here, sizeof here) || listen(door, 64))
		return 1;
	if (dirty > 0 && pages > 0)
		pthread_create(&thread, NULL, write_on, NULL);
	if (wanes)
		pthread_create(&thread, NULL, wane, NULL);
	printf("memory holds %zu MiB\n", pages / 256);
	for (;;) {
		int client = accept(door, NULL, NULL);
		if (client < 0)
			continue;
		setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
		pthread_create(&thread, NULL, serve, (void *)(intptr_t)client);
		pthread_detach(thread);
	}
}
