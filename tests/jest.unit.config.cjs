/**
 * Unit tests lie beside the code. Two projects, because the poller and the tools run in Node and the
 * screens and blocks in a browser.
 */
const path = require( 'node:path' );

const rootDir = path.resolve( __dirname, '..' );
const transformer = path.join( __dirname, 'jest.esbuild-transform.cjs' );

const shared = {
	rootDir,
	transform: { '\\.(m?[jt]s|[jt]sx)$': transformer },
	// Packages are CommonJS unless listed: these ship ES modules only (see docs: PLATFORM facts).
	transformIgnorePatterns: [
		'/node_modules/(?!(.*/)?(uuid|@wordpress|@base-ui|d3-[a-z-]+|is-plain-obj|dequal|client-zip|email-reply-parser|minisearch|marked|nanoid|comlink|parsel-js)/)',
		'\\.pnp\\.',
	],
	moduleFileExtensions: [ 'ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'json', 'node' ],
	modulePathIgnorePatterns: [ '<rootDir>/(build|dist|artifacts|\\.mesa)/' ],
	testPathIgnorePatterns: [ '/node_modules/' ],
};

module.exports = {
	rootDir,
	projects: [
		{
			...shared,
			displayName: 'node',
			testEnvironment: 'node',
			testMatch: [
				'<rootDir>/src/{core,client,contract,poller}/**/*.test.ts',
				'<rootDir>/tools/**/*.test.ts',
				'<rootDir>/tests/structure/**/*.test.ts',
			],
		},
		{
			...shared,
			displayName: 'browser',
			testEnvironment: 'jsdom',
			moduleNameMapper: { '\\.(scss|css)$': path.join( __dirname, 'jest.style-stub.cjs' ) },
			setupFiles: [ path.join( __dirname, 'jest.browser-globals.cjs' ) ],
			setupFilesAfterEnv: [ path.join( __dirname, 'jest.browser-setup.cjs' ) ],
			testMatch: [ '<rootDir>/src/{store,ui,screens,admin,editor}/**/*.test.{ts,tsx}', '<rootDir>/blocks/**/*.test.{ts,tsx}' ],
		},
	],
};
