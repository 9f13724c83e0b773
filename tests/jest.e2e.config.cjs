/** Tests in a real browser against a desk full of demo data; tools/test-e2e.ts starts it. */
const integration = require( './jest.integration.config.cjs' );

module.exports = {
	...integration,
	testMatch: [ '<rootDir>/tests/e2e/**/*.test.ts' ],
	testTimeout: 120_000,
};
