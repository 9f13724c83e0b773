// The matchers of jest-dom, such as toHaveValue(); loaded by jest.browser-setup.cjs.
import '@testing-library/jest-dom';
